/** How `surtitle transcribe` ends when it is not left alone: closed readers, signals, a second run, a full disk, a cut file. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findModel } from '../../node/recognizer/models.ts';
import { writeWav } from '../speech/encodeWav.ts';
import { joined, readLibrivox, type Utterance } from '../speech/human.ts';
import { inFolder, make, whyNoFfmpeg } from '../speech/made.ts';
import { startTranscribing, type Transcribing } from './transcribing.ts';

const sentences = readLibrivox();
const model = await findModel(join(import.meta.dirname, '../../assets'), 'moonshine-base');
const why = !sentences.ok ? sentences.reason : !model.ok ? model.reason : null;
const librivox: readonly Utterance[] = sentences.ok ? sentences.value : [];

test.skip(why !== null, why ?? '');
test.describe.configure({ timeout: 120_000 });

/** People's speech of half a minute for each round, in a file of its own. */
async function withTalk(rounds: number, use: (path: string, folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'talk.wav');
    const all = Array.from({ length: rounds }, () => librivox).flat();
    writeFileSync(path, writeWav(joined(all, 300).sound));
    await use(path, folder);
  });
}

const journals = (folder: string) => readdirSync(join(folder, 'transcribing'));
const local = (path: string, ...more: readonly string[]) => [path, '--engine', 'local', ...more];
const heard = (run: Transcribing) => expect.poll(run.out, { timeout: 60_000 }).toContain('"line"');

test('a reader that has enough does not cost the file', async () => {
  await withTalk(1, async (path, folder) => {
    const run = startTranscribing(folder, local(path, '--json', '--format', 'txt'));
    await expect.poll(run.out, { timeout: 60_000 }).toContain('"begin"');
    run.closeOutput();
    expect([await run.ended, run.said()]).toEqual([
      0,
      expect.stringMatching(/^surtitle: wrote .+talk\.txt\n$/),
    ]);
    expect(readFileSync(join(folder, 'talk.txt'), 'utf8')).toContain('young man');
    expect(journals(folder)).toEqual([]);
  });
});

test('a second run at once is refused, and goes on when the first was killed; --fresh begins anew', async () => {
  await withTalk(3, async (path, folder) => {
    const args = local(path, '--json', '--format', 'txt');
    const first = startTranscribing(folder, args);
    await heard(first);
    const second = startTranscribing(folder, args);
    expect([await second.ended, second.said()]).toEqual([
      1,
      `surtitle: ${path} is being transcribed already. Wait until that has ended, or stop it and try again.\n`,
    ]);
    expect(second.out()).toContain('"failed"');
    first.interrupt('SIGKILL');
    await first.ended;
    const third = startTranscribing(folder, args);
    await heard(third);
    expect(third.out()).not.toContain('"fromMs":0');
    third.interrupt('SIGTERM');
    expect([await third.ended, third.out()]).toEqual([143, expect.stringContaining('"outcome":"stopped"')]);
    const fresh = startTranscribing(folder, [...args, '--fresh']);
    expect(await fresh.ended).toBe(0);
    expect(fresh.out()).toContain('"fromMs":0');
    expect(journals(folder)).toEqual([]);
  });
});

test('of two lanes that were stopped every line still has its speaker', async () => {
  test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
  await withTalk(1, async (path, folder) => {
    const both = make(join(folder, 'both.wav'), ['-ac', '2'], ['-i', path]);
    const args = local(both, '--split-channels', '--json', '--format', 'txt');
    const first = startTranscribing(folder, args);
    await heard(first);
    // What was settled is kept when the lane is told of next.
    await expect.poll(() => first.out().split('"line"').length, { timeout: 60_000 }).toBeGreaterThan(4);
    first.interrupt();
    expect(await first.ended).toBe(130);
    const second = startTranscribing(folder, args);
    expect(await second.ended).toBe(0);
    expect(second.out()).not.toContain('"fromMs":0');
    const speakers = readFileSync(join(folder, 'both.txt'), 'utf8').match(/^(left|right):/gim);
    expect(new Set(speakers)).toEqual(new Set(['Left:', 'Right:']));
  });
});

test('of a file that ends in the middle the rest is named, and it ends with 3', async () => {
  await withTalk(1, async (path, folder) => {
    truncateSync(path, Math.round(statSync(path).size * 0.6));
    const run = startTranscribing(folder, local(path, '--json', '--format', 'txt'));
    expect([await run.ended, run.said()]).toEqual([
      3,
      expect.stringMatching(/cannot be read from 00:00:1\d to 00:00:2\d\. /),
    ]);
    expect(run.out()).toMatch(/"type":"missing".+"endMs":2\d{4}[\s\S]*"outcome":"partly"/);
    expect(readFileSync(join(folder, 'talk.txt'), 'utf8')).toContain('young man');
  });
});

test('on a full disk nothing half-written lies under the final name, and a second run has it at once', async () => {
  await withTalk(1, async (path, folder) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]);
    test.skip(mounted.status !== 0, 'this needs the right to mount');
    try {
      writeFileSync(join(disk, 'filler'), Buffer.alloc(4_096));
      const args = local(path, '--json', '--format', 'json', '--out');
      const run = startTranscribing(folder, [...args, join(disk, 'talk.json')]);
      expect([await run.ended, run.said()]).toEqual([1, expect.stringContaining('the disk is full')]);
      expect([readdirSync(disk), journals(folder).length]).toEqual([['filler'], 1]);
      const again = startTranscribing(folder, [...args, join(folder, 'talk.json')]);
      expect([await again.ended, again.out().includes('"line"')]).toEqual([0, false]);
      expect(existsSync(join(folder, 'talk.json'))).toBe(true);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

test('a text that somebody else put there meanwhile stays, and --overwrite has the rest at once', async () => {
  await withTalk(1, async (path, folder) => {
    const text = join(folder, 'talk.txt');
    const run = startTranscribing(folder, local(path, '--json', '--format', 'txt'));
    await expect.poll(run.out, { timeout: 60_000 }).toContain('"begin"');
    writeFileSync(text, 'mine');
    expect([await run.ended, run.out()]).toEqual([1, expect.stringContaining('talk.txt is there already.')]);
    expect(readFileSync(text, 'utf8')).toBe('mine');
    const again = startTranscribing(folder, local(path, '--format', 'txt', '--overwrite'));
    expect(await again.ended).toBe(0);
    expect(readFileSync(text, 'utf8')).toContain('young man');
    expect(journals(folder)).toEqual([]);
  });
});

/** `surtitle transcribe` by the recognizer on this computer, on people's speech. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { lettersOf } from '../../core/hearing/words.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { writeWav } from '../speech/encodeWav.ts';
import { joined, readLibrivox, type Utterance } from '../speech/human.ts';
import { inFolder, make, whyNoFfmpeg } from '../speech/made.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { startTranscribing } from './transcribing.ts';

const sentences = readLibrivox();
const model = await findModel(join(import.meta.dirname, '../../assets'), 'moonshine-base');
const why = !sentences.ok ? sentences.reason : !model.ok ? model.reason : whyNoFfmpeg;
const librivox: readonly Utterance[] = sentences.ok ? sentences.value : [];

/** The reader says what the book shortens. */
const spoken = (text: string) => plainWords(text.toLowerCase().replaceAll('mister', 'mr'));

function written(folder: string, name: string, utterances: readonly Utterance[]): string {
  const path = join(folder, name);
  writeFileSync(path, writeWav(joined(utterances, 300).sound));
  return path;
}

test.skip(why !== null, why ?? '');

test('five sentences of a novel become subtitles with two words wrong at most', async () => {
  await inFolder(async (folder) => {
    const path = written(folder, 'novel.wav', librivox);
    const run = startTranscribing(folder, [path, '--format', 'srt,txt']);
    expect([await run.ended, run.said()]).toEqual([
      0,
      expect.stringContaining(`wrote ${path.replace('.wav', '.srt')}`),
    ]);
    const text = readFileSync(join(folder, 'novel.txt'), 'utf8');
    expect(wordErrors(spoken(librivox.map((one) => one.text).join(' ')), spoken(text))).toBeLessThanOrEqual(
      2,
    );
    expect(readFileSync(join(folder, 'novel.srt'), 'utf8')).toMatch(/^1\n00:00:00,\d{3} --> /);
  });
});

const KINDS: Readonly<Record<string, readonly string[]>> = {
  'pcm.wav': ['-ar', '48000', '-ac', '2'],
  'float.wav': ['-c:a', 'pcm_f32le'],
  'mu-law.wav': ['-c:a', 'pcm_mulaw'],
  'mp3.mp3': ['-b:a', '96k', '-ar', '44100'],
  'ogg.ogg': ['-c:a', 'libopus'],
  'webm.webm': ['-c:a', 'libopus'],
  'mkv.mkv': ['-c:a', 'libopus'],
  'flac.flac': ['-ar', '44100'],
  'aac.m4a': ['-c:a', 'aac', '-ar', '44100'],
  'alac.mov': ['-c:a', 'alac'],
  'vorbis.ogg': ['-c:a', 'libvorbis', '-ar', '44100'],
  'film.mp4': ['-f', 'lavfi', '-i', 'color=s=64x64:r=10', '-shortest', '-c:a', 'aac', '-ar', '48000'],
};

test('twelve kinds of files give the same words', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'texts'));
    const source = written(folder, 'source.wav', librivox.slice(1, 2));
    const files = Object.entries(KINDS).map(([name, options]) =>
      make(join(folder, name), options, ['-i', source]),
    );
    const run = startTranscribing(folder, [...files, '--json', '--out', join(folder, 'texts')]);
    expect([await run.ended, run.said().includes('wrote')]).toEqual([0, true]);
    const lines = run
      .out()
      .split('\n')
      .filter((line) => line.includes('"type":"line"'));
    const texts = lines.map((line) => lettersOf((JSON.parse(line) as { readonly text: string }).text));
    expect(texts).toHaveLength(files.length);
    expect(new Set(texts)).toEqual(new Set([lettersOf('he was not an ill disposed young man')]));
  });
});

test('stopped in the middle it goes on where it was, and nothing is missing or twice', async () => {
  await inFolder(async (folder) => {
    const path = written(folder, 'long.wav', [...librivox, ...librivox, ...librivox]);
    const first = startTranscribing(folder, [path, '--format', 'txt']);
    await expect.poll(() => first.out().split('\n').length, { timeout: 60_000 }).toBeGreaterThan(2);
    first.interrupt();
    expect([await first.ended, existsSync(join(folder, 'long.txt'))]).toEqual([130, false]);
    const second = startTranscribing(folder, [path, '--format', 'txt']);
    expect([await second.ended, second.said()]).toEqual([
      0,
      expect.stringMatching(/long\.wav goes on at 00:00:\d\d\./),
    ]);
    const said = spoken(librivox.map((one) => one.text).join(' '));
    const text = spoken(readFileSync(join(folder, 'long.txt'), 'utf8'));
    expect(wordErrors([...said, ...said, ...said], text)).toBeLessThanOrEqual(6);
  });
});

test('left and right are two speakers where that is asked for', async () => {
  await inFolder(async (folder) => {
    const [left, right] = [
      written(folder, 'l.wav', librivox.slice(1, 2)),
      written(folder, 'r.wav', librivox.slice(3, 4)),
    ];
    const path = make(
      join(folder, 'both.wav'),
      [
        '-filter_complex',
        '[0:a]apad=pad_dur=8[a];[1:a]adelay=4000[b];[a][b]join=inputs=2:channel_layout=stereo',
      ],
      ['-i', left, '-i', right],
    );
    const run = startTranscribing(folder, [path, '--split-channels', '--out', '-', '--format', 'txt']);
    expect(await run.ended).toBe(0);
    expect(run.out()).toMatch(/Left: He was not an ill-disposed young man[\s\S]*Right: Had he married/);
  });
});

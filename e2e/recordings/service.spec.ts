/** `surtitle transcribe` by the service: word for word, whatever becomes of its socket. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parseTranscriptJson } from '../../core/subtitles/json.ts';
import { startRealtimeServer } from '../service/server.ts';
import { readShortTalk, shortTalkPath } from '../speech/bundled.ts';
import { inFolder } from '../speech/made.ts';
import { startTranscribing } from './transcribing.ts';

const KEY = 'sk-local';
const talk = readShortTalk();

async function atService<Value>(
  use: (env: Record<string, string>, hangUp: () => void) => Promise<Value>,
): Promise<Value> {
  const server = await startRealtimeServer({ talk: await talk, apiKey: KEY });
  try {
    return await use({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseUrl }, () =>
      server.control({ type: 'hangUp' }),
    );
  } finally {
    await server.close();
  }
}

test('a talk comes out word for word, though its socket is closed five times', async () => {
  const { words } = await talk;
  await atService(async (env, hangUp) => {
    await inFolder(async (folder) => {
      const out = join(folder, 'talk.json');
      const run = startTranscribing(folder, [shortTalkPath, '--out', out, '--speed', '3', '--json'], env);
      for (let losses = 0; losses < 5; losses += 1) {
        const told = () => run.out().split('"progress"').length;
        const before = told();
        await expect.poll(told, { timeout: 30_000 }).toBeGreaterThan(before + 1);
        hangUp();
      }
      expect([await run.ended, run.said()]).toEqual([0, expect.stringContaining('wrote')]);
      const read = parseTranscriptJson(readFileSync(out, 'utf8'));
      const entries = read.ok ? read.value.entries : [];
      const said = entries.map((entry) => (entry.kind === 'line' ? entry.text : entry.kind));
      expect(said.join(' ')).toBe(words.map(({ word }) => word).join(' '));
    });
  });
});

test('stopped while it is connected it ends, and a second run has every word', async () => {
  const { words } = await talk;
  await atService(async (env) => {
    await inFolder(async (folder) => {
      const args = [shortTalkPath, '--out', join(folder, 'talk.txt'), '--speed', '3', '--json'];
      const first = startTranscribing(folder, args, env);
      await expect.poll(first.out, { timeout: 30_000 }).toContain('"line"');
      first.interrupt();
      expect(await first.ended).toBe(130);
      const second = startTranscribing(folder, args, env);
      expect([await second.ended, second.said()]).toEqual([0, expect.stringContaining('wrote')]);
      const text = readFileSync(join(folder, 'talk.txt'), 'utf8');
      expect(text.split(/\s+/).filter(Boolean)).toEqual(words.map(({ word }) => word));
    });
  });
});

test('a key that is refused is said in one sentence', async () => {
  await atService(async (env) => {
    await inFolder(async (folder) => {
      const run = startTranscribing(folder, [shortTalkPath, '--out', '-'], {
        ...env,
        OPENAI_API_KEY: 'sk-other',
      });
      expect([await run.ended, run.out(), run.said()]).toEqual([
        1,
        '',
        expect.stringContaining('The API key was not accepted.'),
      ]);
    });
  });
});

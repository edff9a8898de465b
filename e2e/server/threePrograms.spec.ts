/** One server does all three at once: a browser's microphone, a phone call, a file; each becomes captions, a transcript, SubRip. */
import { expect, test } from '@playwright/test';
import { readShortTalk, textOf } from '../speech/bundled.ts';
import { plainWords } from '../speech/wordErrors.ts';
import { runThreePrograms } from './threePrograms.ts';

test.setTimeout(180_000);

const wordsOf = (srt: string): readonly string[] =>
  plainWords(
    srt
      .split('\n')
      .filter((line) => !/^\d+$|-->/.test(line))
      .join(' ')
      .replace(/Caller …456:/g, ''),
  );

test('a microphone, a phone call and a file become captions word for word, and SubRip', async () => {
  const { came, log } = await runThreePrograms();
  const spoken = plainWords(textOf(await readShortTalk()));
  const said = Object.fromEntries(Object.entries(came).map(([name, { text }]) => [name, plainWords(text)]));
  expect(said).toEqual({ microphone: spoken, call: spoken, file: spoken });
  const written = Object.fromEntries(Object.entries(came).map(([name, { srt }]) => [name, wordsOf(srt)]));
  expect(written).toEqual(said);
  expect(log).toContain('call ended');
  expect(log).not.toMatch(/sk-local|ek_|whsec_|everybody|#/);
});

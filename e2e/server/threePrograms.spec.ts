/** One server does all three at once: a browser's microphone, a phone call, a file; each becomes captions, a transcript, SubRip. */
import { expect, test } from '@playwright/test';
import { readShortTalk, textOf } from '../speech/bundled.ts';
import { plainWords } from '../speech/wordErrors.ts';
import { mostMissing, withoutGaps } from './starved.ts';
import { PROGRAMS, type Program, runThreePrograms } from './threePrograms.ts';

test.setTimeout(180_000);

const wordsOf = (srt: string): readonly string[] =>
  plainWords(
    withoutGaps(
      srt
        .split('\n')
        .filter((line) => !/^\d+$|-->/.test(line))
        .join(' ')
        .replace(/Caller …456:/g, ''),
    ),
  );

test('a microphone, a phone call and a file become captions word for word, and SubRip', async () => {
  const { came, log } = await runThreePrograms();
  const spoken = plainWords(textOf(await readShortTalk()));
  const said = (program: Program) => plainWords(withoutGaps(came[program].text));
  expect([said('call'), said('file')]).toEqual([spoken, spoken]);
  expect(came.microphone.errors).toBeLessThanOrEqual(mostMissing(came.microphone.text));
  for (const program of PROGRAMS) expect(wordsOf(came[program].srt)).toEqual(said(program));
  expect(log).toContain('call ended');
  expect(log).not.toMatch(/sk-local|ek_|whsec_|everybody|#/);
});

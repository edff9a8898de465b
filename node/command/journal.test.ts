/** What is kept of a recording while it is taken down, and who finds it again. */
import { appendFileSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { TranscriptChange, TranscriptGap } from '../../core/transcript/transcript.ts';
import { openJournal } from './journal.ts';

const gap = (id: string, endMs: number): TranscriptGap => ({
  kind: 'gap',
  lane: 'file',
  id,
  startMs: 0,
  endMs,
});
const append = (id: string, endMs: number): TranscriptChange => ({
  kind: 'append',
  sessionId: 'a',
  entry: gap(id, endMs),
});
const standing: TranscriptChange = {
  kind: 'standing',
  sessionId: 'a',
  lane: 'file',
  reachedMs: 900,
  isSpeaking: true,
  entries: [gap('open', 900)],
};
const begin: TranscriptChange = {
  kind: 'begin',
  head: { id: 'a', startedAtEpochMs: 0, languages: [] },
};

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-journal-'));
  const recording = join(folder, 'talk.wav');
  writeFileSync(recording, 'sound');
  return { folder, recording };
}

test('a second run finds the last of each entry, how it stood, and how many runs there were', () => {
  const { folder, recording } = place();
  const first = openJournal(folder, recording, ['local']);
  expect([first.parts, first.entries, first.standings]).toEqual([0, [], []]);
  for (const change of [begin, append('1', 400), append('2', 500), append('1', 450), standing])
    first.note(change);
  const second = openJournal(folder, recording, ['local']);
  expect([second.parts, second.entries, second.standings]).toEqual([
    1,
    [gap('1', 450), gap('2', 500)],
    [standing],
  ]);
  second.remove();
  expect(openJournal(folder, recording, ['local']).parts).toBe(0);
});

test('what was half written when the power went is left out, what stands before it is kept', () => {
  const { folder, recording } = place();
  openJournal(folder, recording, []).note(append('1', 400));
  const [file = ''] = readdirSync(join(folder, 'transcribing'));
  appendFileSync(join(folder, 'transcribing', file), '{"kind":"append","sessionId":"a","en');
  expect(openJournal(folder, recording, []).entries).toEqual([gap('1', 400)]);
});

test('another file under the same name, or other choices, begin anew', () => {
  const { folder, recording } = place();
  openJournal(folder, recording, ['local']).note(append('1', 400));
  expect(openJournal(folder, recording, ['openai']).entries).toEqual([]);
  utimesSync(recording, 1, 1);
  expect(openJournal(folder, recording, ['local']).entries).toEqual([]);
});

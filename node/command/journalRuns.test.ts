/** Checks what a run of many finds of those before it. */
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { resumeFrom } from '../../core/transcript/resume.ts';
import type { TranscriptChange, TranscriptEntry } from '../../core/transcript/transcript.ts';
import { openJournal } from './journal.ts';

const gap = (id: string, startMs: number): TranscriptEntry => ({
  kind: 'gap',
  lane: 'file',
  id,
  startMs,
  endMs: startMs + 1_000,
});

const append = (entry: TranscriptEntry): TranscriptChange => ({ kind: 'append', sessionId: 's', entry });
const standing = (reachedMs: number): TranscriptChange => ({
  kind: 'standing',
  sessionId: 's',
  lane: 'file',
  reachedMs,
  isSpeaking: false,
  entries: [],
});

const begin = (id: string): TranscriptChange => ({
  kind: 'begin',
  head: { id, startedAtEpochMs: 0, languages: [] },
});

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-journal-'));
  writeFileSync(join(folder, 'talk.wav'), 'sound');
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openJournal(folder, join(folder, 'talk.wav'), 'once');

test('what a second run heard again is there once for the third', () => {
  const first = open();
  // The second was settled after it was last told how far the lane stood.
  for (const change of [begin('s'), append(gap('1', 0)), standing(1_500), append(gap('2', 2_000))])
    first.note(change);
  const second = open();
  expect(resumeFrom(second.entries, second.standings).fromMs).toBe(1_500);
  for (const change of [begin('other'), append(gap('2/1', 2_000)), standing(4_000)]) second.note(change);
  const third = open();
  const { fromMs, entries } = resumeFrom(third.entries, third.standings);
  expect([fromMs, entries.map(({ id }) => id)]).toEqual([4_000, ['1', '2/1']]);
  expect([third.parts, third.head?.id]).toEqual([2, 's']);
  third.remove();
  expect([open().parts, open().head]).toEqual([0, null]);
});

test('a second run that is stopped at once leaves the third where it began itself', () => {
  for (const change of [begin('s'), append(gap('1', 0)), standing(1_500)]) open().note(change);
  open().note(begin('s'));
  const third = open();
  expect(resumeFrom(third.entries, third.standings)).toEqual({ fromMs: 1_500, entries: [gap('1', 0)] });
});

test('a line that was half written costs that line, and nothing of the runs after it', () => {
  for (const change of [begin('s'), append(gap('1', 0)), standing(1_500), append(gap('2', 2_000))])
    open().note(change);
  const [name = ''] = readdirSync(join(folder, 'transcribing'));
  const file = join(folder, 'transcribing', name);
  truncateSync(file, statSync(file).size - 20);
  const second = open();
  expect(second.entries.map(({ id }) => id)).toEqual(['1']);
  for (const change of [begin('s'), append(gap('2/1', 2_000)), standing(4_000)]) second.note(change);
  const third = open();
  expect([third.parts, third.entries.map(({ id }) => id)]).toEqual([2, ['1', '2/1']]);
});

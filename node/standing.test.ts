/** What stood when the app was killed is kept: text as it had come, owed speech as a gap. */
import { expect, test } from '@playwright/test';
import type { TranscriptChange, TranscriptEntry } from '../core/transcript/transcript.ts';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';

const half: TranscriptEntry = { ...line('1.2', 'Half a sen', 2_000), state: 'interrupted' };
const gap: TranscriptEntry = { kind: 'gap', lane: 'you', id: 'gap:2900', startMs: 2_900, endMs: 3_400 };
const standing = (...entries: readonly TranscriptEntry[]): TranscriptChange => ({
  kind: 'standing',
  sessionId: head.id,
  lane: 'you',
  reachedMs: 3_400,
  isSpeaking: false,
  entries,
});

/** What the next start reads after these changes and a kill: nothing was closed. */
function afterKill(...changes: readonly TranscriptChange[]) {
  const folder = newFolder();
  const { transcripts } = open(folder);
  for (const change of [begin(head), append(head.id, line('1.1', 'Whole.')), ...changes])
    transcripts.record(change);
  const read = open(folder).transcripts.read(null);
  return read.ok ? read.value?.entries : read;
}

test('a killed session keeps what stood, once', () => {
  expect(afterKill(standing(half, gap))).toEqual([line('1.1', 'Whole.'), half, gap]);
  expect(afterKill(standing(half, gap), standing(half))).toEqual([line('1.1', 'Whole.'), half]);
});

test('what was kept a moment before the end, after it last stood, is not replaced by less', () => {
  const whole = line('1.2', 'Half a sentence.', 2_000);
  const failed: TranscriptEntry = { ...line('1.2', 'Half a sentence of', 2_000), state: 'failed' };
  for (const kept of [whole, failed])
    expect(afterKill(standing(half), append(head.id, kept))).toEqual([line('1.1', 'Whole.'), kept]);
  const grown = { ...gap, endMs: 5_000 };
  expect(afterKill(standing(gap), append(head.id, grown))).toEqual([line('1.1', 'Whole.'), grown]);
  expect(afterKill(append(head.id, gap), standing(grown))).toEqual([line('1.1', 'Whole.'), grown]);
});

test('a gap inside a line that is being heard again is kept', () => {
  const final = line('1.2', 'Without one word.', 2_000);
  const again: TranscriptEntry = { ...final, state: 'interrupted' };
  const inside: TranscriptEntry = { ...gap, startMs: 2_200, endMs: 2_700 };
  expect(afterKill(append(head.id, final), standing(again, inside))).toEqual([
    line('1.1', 'Whole.'),
    final,
    inside,
  ]);
});

test('while somebody speaks, the last seconds before a kill are a gap', () => {
  const speaking = { ...standing(half), isSpeaking: true } as TranscriptChange;
  const end: TranscriptEntry = { kind: 'gap', lane: 'you', id: 'end:3400', startMs: 3_400, endMs: 5_400 };
  expect(afterKill(speaking)).toEqual([line('1.1', 'Whole.'), half, end]);
});

test('a session that goes on has what stood as entries at once', () => {
  const speaking = { ...standing(half), isSpeaking: true } as TranscriptChange;
  const broken: TranscriptChange = { kind: 'broken', sessionId: head.id, goesOn: true };
  expect(afterKill(speaking, broken)).toEqual([line('1.1', 'Whole.'), half]);
});

test('a session that was ended in order has nothing standing', () => {
  const end: TranscriptChange = { kind: 'end', sessionId: head.id, durationMs: 4_000 };
  expect(afterKill(standing(half, gap), end)).toEqual([line('1.1', 'Whole.')]);
});

test('a break is read back with its reason', () => {
  const asleep: TranscriptEntry = { ...gap, id: 'break:2', reason: 'asleep' };
  expect(afterKill(append(head.id, asleep))).toEqual([line('1.1', 'Whole.'), asleep]);
});

test('a file that is opened again in mid-session leaves the running one standing', () => {
  const folder = newFolder();
  const { transcripts } = open(folder);
  for (const change of [begin(head), append(head.id, line('1.1', 'Whole.')), standing(half)])
    transcripts.record(change);
  transcripts.dispose();
  const read = transcripts.read(null);
  expect(read.ok && read.value?.entries).toEqual([line('1.1', 'Whole.')]);
});

test('word times and the mark of speech that was not understood are read back, standing or settled', () => {
  const words = [['Half', 2_000, 2_300]] as const;
  const timed: TranscriptEntry = { ...half, kind: 'line', words } as TranscriptEntry;
  const foreign: TranscriptEntry = { ...gap, reason: 'notUnderstood' };
  const whole = line('1.1', 'Whole.');
  expect(afterKill(standing(timed, foreign))).toEqual([whole, timed, foreign]);
  expect(afterKill(append(head.id, timed), append(head.id, foreign))).toEqual([whole, timed, foreign]);
});

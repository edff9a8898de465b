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

test('a line that was settled a moment before the end is not replaced by what stood of it', () => {
  const whole = line('1.2', 'Half a sentence.', 2_000);
  expect(afterKill(standing(half, { ...gap, endMs: 3_000 }), append(head.id, whole))).toEqual([
    line('1.1', 'Whole.'),
    whole,
  ]);
});

test('nor is one that was kept as it stood at the end', () => {
  const more: TranscriptEntry = { ...half, text: 'Half a sentence of' };
  expect(afterKill(standing(half, gap), append(head.id, more))).toEqual([line('1.1', 'Whole.'), more, gap]);
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

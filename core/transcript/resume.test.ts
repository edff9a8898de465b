/** Where a recording goes on, for one lane and two. */
import { expect, test } from '@playwright/test';
import { type LaneStanding, laneResumesAtMs, resumeFrom } from './resume.ts';
import type { TranscriptEntry } from './transcript.ts';

const gap = (lane: string, startMs: number, endMs: number): TranscriptEntry => ({
  kind: 'gap',
  lane,
  id: `${lane} ${startMs}`,
  startMs,
  endMs,
});
const standing = (lane: string, reachedMs: number, more: Partial<LaneStanding> = {}): LaneStanding => ({
  lane,
  reachedMs,
  isSpeaking: false,
  entries: [],
  ...more,
});

test('in a pause it goes on where it had come to', () => {
  const entries = [gap('you', 0, 900), gap('you', 2_000, 3_000)];
  expect(resumeFrom(entries, [standing('you', 4_000)])).toEqual({ fromMs: 4_000, entries });
});

test('what was not settled is heard again from its start, also what has just begun', () => {
  const entries = [gap('you', 0, 900)];
  const open = standing('you', 9_000, { isSpeaking: true, entries: [gap('you', 5_000, 9_000)] });
  expect(resumeFrom(entries, [open]).fromMs).toBe(5_000);
  expect(resumeFrom(entries, [standing('you', 9_000, { isSpeaking: true })]).fromMs).toBe(8_000);
});

test('of two lanes the one that is behind decides, and what the other has settled is kept', () => {
  const entries = [
    gap('left', 0, 900),
    gap('left', 4_000, 6_000),
    gap('right', 3_000, 4_500),
    gap('left', 7_000, 8_000),
  ];
  const resumed = resumeFrom(entries, [standing('left', 9_000), standing('right', 5_000)]);
  expect(resumed).toEqual({ fromMs: 5_000, entries });
  expect(laneResumesAtMs('left', entries, [standing('left', 9_000), standing('right', 5_000)])).toBe(9_000);
});

test('lanes that talk over each other all the time go back to no more than their own turn', () => {
  const left = Array.from({ length: 50 }, (_, index) => gap('left', index * 2_000, index * 2_000 + 1_900));
  const right = left.map(({ startMs }) => gap('right', startMs + 1_000, startMs + 2_900));
  const resumed = resumeFrom(
    [...left, ...right],
    [standing('left', 99_000), standing('right', 99_500, { isSpeaking: true })],
  );
  expect([resumed.fromMs, resumed.entries.length]).toEqual([97_000, 97]);
});

test('no entry of a lane is cut in two', () => {
  const entries = [gap('you', 0, 900), gap('you', 3_000, 6_000)];
  expect(resumeFrom(entries, [standing('you', 5_000)])).toEqual({
    fromMs: 3_000,
    entries: [gap('you', 0, 900)],
  });
});

test('of which nothing is known begins anew', () => {
  expect(resumeFrom([gap('you', 0, 900)], [])).toEqual({ fromMs: 0, entries: [] });
});

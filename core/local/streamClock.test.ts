/** Times of a stream on a clock that leaps. */
import { expect, test } from '@playwright/test';
import { createStreamClock } from './streamClock.ts';

/** Frames of 32 ms that end at these times of the capture clock. */
const sent = (...endsMs: readonly number[]) => {
  const clock = createStreamClock();
  for (const atMs of endsMs) clock.send(32, atMs);
  return clock;
};

test('sound that follows on is told by one difference', () => {
  const clock = sent(1_032, 1_064, 1_096);
  expect([0, 32, 50, 96].map(clock.at)).toEqual([1_000, 1_032, 1_050, 1_096]);
  expect(clock.sentMs()).toBe(96);
});

test('what was left out lies between two times that follow each other', () => {
  const clock = sent(1_032, 1_064, 5_032, 5_064);
  expect([64, 65, 128].map(clock.at)).toEqual([1_064, 5_001, 5_064]);
});

test('sound that is played again is where it was', () => {
  const clock = sent(9_032, 9_064, 2_032, 2_064);
  expect([40, 100].map(clock.at)).toEqual([9_040, 2_036]);
});

test('times beyond what was sent go on, and none is before the first sample', () => {
  expect([sent(1_032).at(60), sent(20).at(0)]).toEqual([1_060, 0]);
});

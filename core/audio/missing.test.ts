/** The count of samples beside the time that has passed. */
import { expect, test } from '@playwright/test';
import { foldClocks, noClocks } from './missing.ts';

/** Looks every 32 ms for so long; `capturedMs` tells what was captured by then, and gets what was filled in. */
function missing(lengthMs: number, capturedMs: (nowMs: number) => number, lateMs = (_nowMs: number) => 0) {
  let clocks = noClocks;
  const found: number[] = [];
  let filledMs = 0;
  for (let atMs = 0; atMs < lengthMs; atMs += 32) {
    const step = foldClocks(clocks, { nowMs: atMs + lateMs(atMs), capturedMs: capturedMs(atMs) + filledMs });
    clocks = step.clocks;
    filledMs += step.missingMs;
    if (step.missingMs > 0) found.push(Math.round(step.missingMs));
  }
  return found;
}

test('an hour of two crystals that drift apart, with messages that come late, misses nothing', () => {
  expect(
    missing(
      3_600_000,
      (ms) => ms * 0.9999,
      (ms) => (ms % 1_600 === 0 ? 0 : (ms * 7) % 300),
    ),
  ).toEqual([]);
  expect(missing(3_600_000, (ms) => ms * 1.0001)).toEqual([]);
});

test('sound that is lost is found once, as long as it is', () => {
  expect(missing(60_000, (ms) => (ms < 10_000 ? ms : ms - 800))).toEqual([800]);
  expect(missing(60_000, (ms) => ms - (ms > 10_000 ? 400 : 0) - (ms > 30_000 ? 1_500 : 0))).toEqual([
    400, 1_500,
  ]);
});

test('a page that stood still for a second and then got all of its messages has missed nothing', () => {
  expect(
    missing(
      60_000,
      (ms) => ms,
      (ms) => (ms > 20_000 && ms < 21_000 ? 21_000 - ms : 0),
    ),
  ).toEqual([]);
});

test('it is placed where it was lost, not where that was found out', () => {
  let clocks = noClocks;
  const placed: unknown[] = [];
  for (let atMs = 0; atMs < 20_000 && placed.length === 0; atMs += 32) {
    // Every other look comes late, and the sound is lost in two parts.
    const lostMs = Math.min(Math.max(atMs - 10_000, 0), 500) + Math.min(Math.max(atMs - 10_600, 0), 400);
    const step = foldClocks(clocks, { nowMs: atMs + (atMs % 64 === 0 ? 0 : 90), capturedMs: atMs - lostMs });
    clocks = step.clocks;
    if (step.missed !== null) placed.push(step.missed);
  }
  expect(placed).toEqual([{ startMs: expect.closeTo(10_050, -2.3), endMs: expect.closeTo(10_950, -2.3) }]);
});

/**
 * The detector must find speech between silences at any noise it can stand above, on the clock it was given.
 */
import { expect, test } from '@playwright/test';
import { type Detector, foldFrame, type Island, levelDbOf, mergeIslands, startDetector } from './islands.ts';

/** Levels as [frames, dB] runs; the noise wavers by a third of a decibel, as white noise in 20 ms does. */
function islandsIn(runs: readonly (readonly [number, number])[], atMs = 0): readonly Island[] {
  const islands: Island[] = [];
  let detector = startDetector(atMs);
  let frame = 0;
  for (const [frames, levelDb] of runs) {
    for (let index = 0; index < frames; index += 1) {
      detector = foldFrame(detector, levelDb + 0.5 * Math.sin(frame * 1.7));
      if (detector.finished !== null) islands.push(detector.finished);
      frame += 1;
    }
  }
  return islands;
}

test('speech between silences is one island, its hangover taken off again', () => {
  expect(
    islandsIn([
      [100, -80],
      [50, -20],
      [100, -80],
    ]),
  ).toEqual([{ startMs: 1_010, endMs: 1_500 }]);
});

test('times are on the clock the detector was started at', () => {
  expect(
    islandsIn(
      [
        [100, -80],
        [50, -20],
        [100, -80],
      ],
      3_600_000,
    ),
  ).toEqual([{ startMs: 3_601_010, endMs: 3_601_500 }]);
});

test('a stop consonant does not end an island, a click does not begin one', () => {
  expect(
    islandsIn([
      [100, -80],
      [1, -20],
      [50, -80],
      [20, -20],
      [4, -80],
      [20, -20],
      [50, -80],
    ]),
  ).toEqual([{ startMs: 1_520, endMs: 1_950 }]);
});

test('steady noise ten decibels below the speech is not speech', () => {
  expect(
    islandsIn([
      [300, -33],
      [50, -23],
      [60, -33],
      [50, -23],
      [100, -33],
    ]),
  ).toEqual([
    { startMs: 3_010, endMs: 3_500 },
    { startMs: 4_110, endMs: 4_600 },
  ]);
});

test('noise that starts loud is taken for speech for seconds at most', () => {
  const islands = islandsIn([
    [300, -70],
    [1_500, -35],
    [50, -15],
    [100, -35],
  ]);
  expect(islands.at(-1)).toEqual({ startMs: 18_010, endMs: 18_500 });
  expect(islands.slice(0, -1).every((island) => island.endMs < 12_000)).toBe(true);
});

test('digital silence and its end do not upset it', () => {
  expect(
    islandsIn([
      [200, Number.NEGATIVE_INFINITY],
      [50, -20],
      [100, Number.NEGATIVE_INFINITY],
    ]),
  ).toEqual([{ startMs: 2_010, endMs: 2_500 }]);
});

test('the bit says speech while it lasts and where it began', () => {
  let detector: Detector = startDetector();
  for (let frame = 0; frame < 100; frame += 1) detector = foldFrame(detector, frame < 50 ? -80 : -20);
  expect({ speech: detector.speech, openedAtMs: detector.openedAtMs }).toEqual({
    speech: true,
    openedAtMs: 510,
  });
});

test('islands a breath apart grow together, clicks are dropped, and doing it again changes nothing', () => {
  const merged = mergeIslands([
    { startMs: 900, endMs: 1_000 },
    { startMs: 0, endMs: 400 },
    { startMs: 500, endMs: 600 },
    { startMs: 2_000, endMs: 2_030 },
  ]);
  expect(merged).toEqual([
    { startMs: 0, endMs: 600 },
    { startMs: 900, endMs: 1_000 },
  ]);
  expect(mergeIslands(merged)).toEqual(merged);
});

test('levels are in decibels below full scale', () => {
  expect([levelDbOf(441, 441), levelDbOf(4.41, 441), levelDbOf(0, 441)]).toEqual([
    0,
    -20,
    Number.NEGATIVE_INFINITY,
  ]);
});

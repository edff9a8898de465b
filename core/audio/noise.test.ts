/** Noise must be learned wherever it begins, and neither be taken for speech nor hide any. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { foldFrame, type Island, startDetector } from './islands.ts';

/** Levels as [frames, dB] runs; the noise wavers by a third of a decibel, as white noise in 20 ms does. */
function islandsIn(runs: readonly (readonly [number, number])[]): readonly Island[] {
  const islands: Island[] = [];
  let detector = startDetector();
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

const ZEROS = Number.NEGATIVE_INFINITY;
const speech = { startMs: 8_010, endMs: 8_500 };

const outOfSilence: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  'from the first frame': [[800, -45]],
  'out of digital silence': [
    [500, ZEROS],
    [300, -45],
  ],
  'out of the dither of a muted microphone': [
    [500, -92],
    [300, -45],
  ],
  'out of a quiet room': [
    [500, -66],
    [300, -45],
  ],
  'faded in': [
    [500, ZEROS],
    [3, -57],
    [3, -52],
    [4, -48],
    [290, -45],
  ],
  'after an unmute': [
    [300, -45],
    [200, ZEROS],
    [300, -45],
  ],
  'of a louder microphone': [
    [300, -54],
    [500, -40],
  ],
  'of a quieter microphone': [
    [300, -35],
    [500, -54],
  ],
  'that stops': [
    [500, -40],
    [300, -70],
  ],
  'with dropouts': [
    [200, -45],
    [3, ZEROS],
    [200, -45],
    [1, ZEROS],
    [396, -45],
  ],
};

for (const [name, runs] of Object.entries(outOfSilence)) {
  test(`noise is no speech and hides none: ${name}`, () => {
    const last = runs.at(-1)?.[1] ?? 0;
    expect(islandsIn([...runs, [50, -23], [100, last]])).toEqual([speech]);
  });
}

test('speech in the first second of noise after silence begins and ends when it does', () => {
  expect(
    islandsIn([
      [500, ZEROS],
      [30, -45],
      [50, -23],
      [100, -45],
    ]),
  ).toEqual([{ startMs: 5_310, endMs: 5_800 }]);
});

test('speech that begins with the noise is one island with it until a second of it was heard', () => {
  const islands = islandsIn([
    [500, ZEROS],
    [50, -23],
    [30, -45],
    [50, -23],
    [100, -45],
    [50, -23],
    [100, -45],
  ]);
  expect([islands[0]?.startMs, islands.at(-2)?.endMs, islands.at(-1)]).toEqual([
    5_010,
    6_300,
    { startMs: 7_310, endMs: 7_800 },
  ]);
});

test('noise that begins while somebody speaks ends no island and is learned in the pause', () => {
  const islands = islandsIn([
    [300, -70],
    [50, -23],
    [300, -45],
    [50, -23],
    [100, -45],
  ]);
  expect(islands.length).toBe(2);
  expect(islands[0]?.startMs).toBe(3_010);
  expect(islands[0]?.endMs).toBeLessThan(4_600);
  expect(islands[1]).toEqual({ startMs: 6_510, endMs: 7_000 });
});

test('speech of a noise gate, with nothing at all between its phrases, keeps its phrases', () => {
  const phrase = [
    [40, -23],
    [4, -45],
    [40, -23],
    [50, ZEROS],
  ] as const;
  expect(islandsIn([[100, ZEROS], ...phrase, ...phrase])).toEqual([
    { startMs: 1_010, endMs: 1_840 },
    { startMs: 2_350, endMs: 3_180 },
  ]);
});

test('music under speech is taken for speech for seconds at most, also when it begins after silence', () => {
  const bar = [
    [12, -42],
    [12, -48],
    [12, -45],
  ] as const;
  const music = (bars: number) => Array.from({ length: bars }, () => bar).flat();
  for (const before of [ZEROS, -70]) {
    const islands = islandsIn([[500, before], ...music(25), [50, -23], ...music(5)]);
    expect(islands.filter(({ startMs }) => startMs > 9_000 && startMs < 14_000)).toEqual([]);
    expect(islands.find(({ startMs }) => startMs >= 14_000)).toEqual({ startMs: 14_010, endMs: 14_500 });
  }
});

test('whatever comes, islands are in order and apart, none ends before it begins, and silence ends the last', () => {
  const level = fc.constantFrom(ZEROS, -92, -60, -56, -50, -45, -40, -30, -23, -12);
  const runs = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), level), { maxLength: 30 });
  fc.assert(
    fc.property(runs, (some) => {
      const islands = islandsIn([...some, [10, ZEROS]]);
      const frames = some.reduce((sum, [count]) => sum + count, 0);
      islands.forEach(({ startMs, endMs }, index) => {
        expect(startMs).toBeGreaterThan(islands[index - 1]?.endMs ?? 0);
        expect(endMs).toBeGreaterThanOrEqual(startMs);
        expect(endMs).toBeLessThanOrEqual(frames * 10 + 10);
      });
    }),
  );
});

/** Islands are evidence where they are, and none where the speech detector heard what they leave out. */
import { expect, test } from '@playwright/test';
import { DEFAULT_ARRIVAL_DELAY_MS, timeWords, type Utterance } from './timing.ts';

/** Ten words of 400 ms, from 1 s to 5 s, whose text comes as late as usual. */
const spoken: Utterance = {
  text: Array.from({ length: 10 }, () => 'word').join(' '),
  startMs: 1_000,
  endMs: 5_000,
  islands: [],
  anchors: Array.from({ length: 10 }, (_, index) => ({
    chars: index * 5 + 4,
    atMs: 1_400 + index * 400 + DEFAULT_ARRIVAL_DELAY_MS,
  })),
};

const missing: Readonly<Record<string, readonly [number, number][]>> = {
  nowhere: [[1_000, 5_000]],
  everywhere: [],
  'at its start': [[4_200, 5_000]],
  'in its middle': [
    [1_000, 1_800],
    [4_200, 5_000],
  ],
  'at its end': [[1_000, 1_800]],
  'at its start and its end': [[2_600, 3_000]],
};

for (const [where, spans] of Object.entries(missing)) {
  test(`where a turn's islands are missing ${where}, its words are where they were said`, () => {
    const islands = spans.map(([startMs, endMs]) => ({ startMs, endMs }));
    const words = timeWords({ ...spoken, islands }, DEFAULT_ARRIVAL_DELAY_MS);
    const errors = words.map(({ startMs }, index) => Math.abs(startMs - (1_000 + index * 400)));
    expect(Math.round(Math.max(...errors))).toBeLessThanOrEqual(200);
  });
}

test('the two detectors may differ by a few frames, and the islands are right', () => {
  const words = timeWords(
    { ...spoken, islands: [{ startMs: 1_250, endMs: 4_750 }] },
    DEFAULT_ARRIVAL_DELAY_MS,
  );
  expect([words[0]?.startMs, words.at(-1)?.endMs]).toEqual([1_250, 4_750]);
});

test('a long pause in which no text came stays a pause', () => {
  const islands = [
    { startMs: 1_000, endMs: 3_000 },
    { startMs: 5_000, endMs: 7_000 },
  ];
  const anchors = spoken.anchors.map(({ chars, atMs }) => ({
    chars,
    atMs: chars > 25 ? atMs + 2_000 : atMs,
  }));
  const words = timeWords({ ...spoken, endMs: 7_000, islands, anchors }, DEFAULT_ARRIVAL_DELAY_MS);
  expect([words[4]?.endMs, words[5]?.startMs]).toEqual([3_000, 5_000]);
});

/** Words must land on the speech they were said in, whatever is missing of islands, arrivals or text. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { wordsOf } from '../../text/words.ts';
import { DEFAULT_ARRIVAL_DELAY_MS, estimateDelayMs, timeWords, type Utterance } from './timing.ts';

const twoSentences: Utterance = {
  text: 'Good morning. Shall we begin?',
  startMs: 1_000,
  endMs: 3_000,
  islands: [
    { startMs: 1_000, endMs: 1_700 },
    { startMs: 2_100, endMs: 3_000 },
  ],
  anchors: [],
};

const starts = (turn: Utterance, delayMs: number | null = null) =>
  timeWords(turn, delayMs).map((word) => `${word.text} ${Math.round(word.startMs)}`);

test('the sentence after a pause starts with the island after it', () => {
  const times = timeWords(twoSentences, null);
  expect([times[0]?.startMs, times[1]?.endMs, times[2]?.startMs, times[4]?.endMs]).toEqual([
    1_000, 1_700, 2_100, 3_000,
  ]);
});

test('arrivals decide where lengths and signs do not', () => {
  const even: Utterance = {
    text: 'la la la la la la',
    startMs: 0,
    endMs: 3_000,
    islands: [
      { startMs: 0, endMs: 1_000 },
      { startMs: 2_000, endMs: 3_000 },
    ],
    anchors: [
      { chars: 5, atMs: 1_700 },
      { chars: 17, atMs: 3_700 },
    ],
  };
  expect(starts(even)[3]).toBe('la 2000');
  expect(timeWords(even, 700)[2]?.startMs).toBe(2_000);
});

test('without islands the words share the turn', () => {
  const times = timeWords({ ...twoSentences, islands: [] }, null);
  expect([times[0]?.startMs, times.at(-1)?.endMs]).toEqual([1_000, 3_000]);
});

test('more islands than words: the nearest grow together', () => {
  const islands = [
    { startMs: 0, endMs: 300 },
    { startMs: 450, endMs: 600 },
    { startMs: 1_400, endMs: 2_000 },
  ];
  expect(starts({ ...twoSentences, text: 'Surely, surely.', islands })).toEqual([
    'Surely, 0',
    'surely. 1400',
  ]);
});

test('a turn that is one noise for seconds is shared by length', () => {
  const turn = { ...twoSentences, islands: [{ startMs: 0, endMs: 9_000 }] };
  expect([timeWords(turn, null)[0]?.startMs, timeWords(turn, null).at(-1)?.endMs]).toEqual([0, 9_000]);
});

test('inside a long unbroken island words lean to when their text arrived', () => {
  const text = Array.from({ length: 40 }, () => 'word').join(' ');
  const trueEndMs = (index: number) => (index < 30 ? (index + 1) * 200 : 6_000 + (index - 29) * 600);
  const anchors = Array.from({ length: 40 }, (_, index) => ({
    chars: index * 5 + 4,
    atMs: trueEndMs(index) + 700,
  }));
  const turn: Utterance = {
    text,
    startMs: 0,
    endMs: 12_000,
    islands: [{ startMs: 0, endMs: 12_000 }],
    anchors,
  };
  const worst = (delayMs: number | null) =>
    Math.max(...timeWords(turn, delayMs).map((word, index) => Math.abs(word.endMs - trueEndMs(index))));
  expect(worst(null)).toBe(3_000);
  expect(worst(700)).toBeLessThan(1_000);
});

test('nothing to say takes no time', () => {
  expect(timeWords({ ...twoSentences, text: ' \u200B ' }, null)).toEqual([]);
});

test('the delay of a session is learned from its own turns', () => {
  const anchors = timeWords(twoSentences, null).map((word) => ({
    chars: word.endChar,
    atMs: word.endMs + 900,
  }));
  expect(Math.round(estimateDelayMs([{ ...twoSentences, anchors }]))).toBe(900);
  expect(estimateDelayMs([])).toBe(DEFAULT_ARRIVAL_DELAY_MS);
});

test('a turn of ten thousand words is timed', () => {
  const text = Array.from({ length: 10_000 }, (_, index) => (index % 12 === 11 ? 'end.' : 'word')).join(' ');
  const islands = Array.from({ length: 1_200 }, (_, index) => ({
    startMs: index * 3_000,
    endMs: index * 3_000 + 2_500,
  }));
  const times = timeWords({ text, startMs: 0, endMs: 3_599_500, islands, anchors: [] }, null);
  expect([times.length, times.at(-1)?.endMs]).toEqual([10_000, 3_599_500]);
});

const clock = fc.integer({ min: 0, max: 60_000 });
const spans = fc.record({ startMs: clock, lengthMs: fc.integer({ min: 0, max: 3_000 }) });
const anyTurn = fc.record({
  text: fc.array(fc.constantFrom('a', 'the.', '42', '漢字仮名', 'so,', '—', 'สวัสดี', 'x'.repeat(60)), {
    maxLength: 40,
  }),
  startMs: clock,
  endMs: clock,
  islands: fc.array(spans, { maxLength: 30 }),
  anchors: fc.array(fc.record({ chars: fc.nat(500), atMs: clock }), { maxLength: 30 }),
});

test('whatever is kept of a turn, every word gets a time and none goes backwards', () => {
  fc.assert(
    fc.property(anyTurn, ({ text, islands, ...rest }) => {
      const turn = {
        ...rest,
        text: text.join(' '),
        islands: islands.map(({ startMs, lengthMs }) => ({ startMs, endMs: startMs + lengthMs })),
      };
      const times = timeWords(turn, 600);
      expect(times.map((word) => word.text)).toEqual(wordsOf(turn.text).map((word) => word.text));
      for (const [index, word] of times.entries()) {
        expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
        expect(word.startMs).toBeGreaterThanOrEqual(times[index - 1]?.endMs ?? 0);
      }
    }),
  );
});

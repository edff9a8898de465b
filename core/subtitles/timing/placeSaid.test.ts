/** Words whose times an engine told: in speech, in order, and where the text differs, between their neighbours. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { timeWords, type Utterance } from './timing.ts';

const said: Utterance = {
  text: 'Good morning. Shall we begin?',
  startMs: 1_000,
  endMs: 3_000,
  islands: [
    { startMs: 1_000, endMs: 1_700 },
    { startMs: 2_100, endMs: 3_000 },
  ],
  anchors: [],
  words: [
    ['Good', 800, 1_180],
    ['morning.', 1_180, 1_600],
    ['Shall', 1_850, 2_380],
    ['we', 2_380, 2_480],
    ['begin?', 2_480, 2_900],
  ],
};

const timesOf = (utterance: Utterance) =>
  timeWords(utterance, null).map(({ text, startMs, endMs }) => [
    text,
    Math.round(startMs),
    Math.round(endMs),
  ]);

test('inside a phrase the engine is believed, at its edges the islands are', () => {
  expect(timesOf(said)).toEqual([
    ['Good', 1_000, 1_200],
    ['morning.', 1_200, 1_700],
    ['Shall', 2_100, 2_400],
    ['we', 2_400, 2_500],
    ['begin?', 2_500, 3_000],
  ]);
});

test('a word that begins just before a pause is said after it', () => {
  const words = said.words?.with(2, ['Shall', 1_600, 2_380]);
  expect(timesOf({ ...said, words })[2]).toEqual(['Shall', 2_100, 2_400]);
});

test('a word that attention finds late after a pause begins with the speech', () => {
  const words = said.words?.with(2, ['Shall', 2_330, 2_380]);
  expect(timesOf({ ...said, words })[2]).toEqual(['Shall', 2_100, 2_400]);
});

test('case and punctuation make no other word; one more shares what its neighbours leave', () => {
  expect(timesOf({ ...said, text: 'good morning, shall we now begin' })).toEqual([
    ['good', 1_000, 1_200],
    ['morning,', 1_200, 1_700],
    ['shall', 2_100, 2_400],
    ['we', 2_400, 2_500],
    ['now', 2_500, 2_500],
    ['begin', 2_500, 3_000],
  ]);
});

test('a word less, and one that is written otherwise, cost the others nothing', () => {
  expect(timesOf({ ...said, text: 'Good. Shall they begin?' })).toEqual([
    ['Good.', 1_000, 1_700],
    ['Shall', 2_100, 2_400],
    ['they', 2_400, 2_500],
    ['begin?', 2_500, 3_000],
  ]);
});

test('words of another turn are not believed, nor is a text that is another', () => {
  const elsewhere = said.words?.map(([text, from, to]) => [text, from + 9_000, to + 9_000] as const);
  const { words: _words, ...untimed } = said;
  expect(timesOf({ ...said, words: elsewhere })).toEqual(timesOf(untimed));
  const other = { ...said, text: 'Nobody here has said so.' };
  expect(timesOf(other)).toEqual(timesOf({ ...untimed, text: other.text }));
});

const ms = fc.integer({ min: 0, max: 9_000 });
const token = fc.constantFrom('a', 'b', 'the', 'end.', 'well-known', '字幕', '…');

test('whatever is told, every word gets a time, in order', () => {
  fc.assert(
    fc.property(
      fc.array(token, { maxLength: 30 }),
      fc.array(fc.tuple(token, ms, ms), { maxLength: 30 }),
      fc.array(ms, { maxLength: 8 }),
      (texts, words, edges) => {
        const inOrder = edges.toSorted((one, other) => one - other);
        const islands = inOrder.flatMap((startMs, index) =>
          index % 2 === 0 ? [{ startMs, endMs: inOrder[index + 1] ?? startMs }] : [],
        );
        const utterance = { text: texts.join(' '), startMs: 0, endMs: 9_000, islands, anchors: [], words };
        const times = timeWords(utterance, null).flatMap(({ startMs, endMs }) => [startMs, endMs]);
        expect(times.every(Number.isFinite)).toBe(true);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
      },
    ),
  );
});

/** A word must count as lost exactly when neither a line of its time nor a gap has it. */
import { expect, test } from '@playwright/test';
import { accountFor } from './account.ts';

const said = ['Is', 'everybody', 'here?', 'Then', 'let', 'us', 'look.'].map((word, index) => ({
  word,
  startMs: index * 500,
  endMs: index * 500 + 400,
}));
const line = (text: string, startMs: number, endMs: number) => ({
  ...({
    kind: 'line',
    lane: 'you',
    id: text,
    state: 'final',
    speaker: null,
    islands: [],
    anchors: [],
  } as const),
  ...{ text, startMs, endMs },
});
const gap = (startMs: number, endMs: number) => ({
  ...({ kind: 'gap', lane: 'you', id: `${startMs}` } as const),
  ...{ startMs, endMs },
});
const summary = (entries: Parameters<typeof accountFor>[1]) => {
  const { lost, ...counts } = accountFor(said, entries);
  return { ...counts, lost: lost.map(({ word }) => word) };
};

test('what a line or a gap has is not lost, whatever else is', () => {
  expect(summary([line('Is everybody here?', 0, 1_400), gap(1_900, 2_500)])).toEqual({
    ...{ said: 7, captioned: 3, inGap: 3, misheard: 0, twice: [] },
    lost: ['look.'],
  });
});

test('a word that comes again is said twice; one that was cut short is another word', () => {
  expect(summary([line('Is everybody here?', 0, 1_400), line('here? Then let us lo', 1_000, 3_400)])).toEqual(
    { said: 7, captioned: 6, inGap: 0, misheard: 0, twice: ['here?'], lost: ['look.'] },
  );
});

test('a line of another time has no word of this one', () => {
  expect(summary([line('Is everybody here? Then let us look.', 60_000, 64_000)]).lost).toHaveLength(7);
});

test('of an engine that was not told the words, one written as another is misheard, one that no line is near is lost', () => {
  const heard = [line('is every body here', 0, 1_400), line('let as look', 2_000, 3_400)];
  const { lost, misheard, captioned } = accountFor(said, heard, true);
  expect({ lost: lost.map(({ word }) => word), misheard, captioned }).toEqual({
    lost: ['Then'],
    misheard: 2,
    captioned: 4,
  });
});

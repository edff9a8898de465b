/** Lines that are read in parts stay in order while more is said, and what is in doubt is read again. */
import { expect, test } from '@playwright/test';
import type { TranscriptLine } from '../transcript/transcript.ts';
import { afterChange, type KnownLines, missingIn, noLines, openEntries, withPage } from './lines.ts';

const line = (id: string, startMs: number, lane = 'you', text = id): TranscriptLine => ({
  ...{ kind: 'line', lane, id, text, state: 'final', startMs, endMs: startMs + 500 },
  ...{ islands: [], anchors: [], speaker: null },
});
const page = (from: number, total: number, ids: readonly string[]) => ({
  from,
  total,
  entries: ids.map((id, index) => line(id, (from + index) * 1_000)),
});
const append = (lines: KnownLines, entry: TranscriptLine) =>
  afterChange(lines, { kind: 'append', sessionId: 's', entry });
const texts = ({ known }: KnownLines) =>
  [...known].toSorted(([one], [other]) => one - other).map(([place, { id }]) => `${place} ${id}`);

test('what is in sight and not known is read, and nothing else', () => {
  const lines = withPage(withPage(noLines, page(0, 9, ['a', 'b', 'c'])), page(6, 9, ['g', 'h', 'i']));
  expect([
    missingIn(noLines, 0, 4),
    missingIn(lines, 0, 2),
    missingIn(lines, 1, 6),
    missingIn(lines, 7, 30),
  ]).toEqual([[0, 4], null, [3, 5], null]);
});

test('what is said goes to its place, also before a line of the other lane that settled first', () => {
  const lines = withPage(noLines, page(0, 3, ['a', 'b', 'c']));
  const grown = append(append(lines, line('d', 5_000)), line('far', 1_500, 'others'));
  expect(texts(grown)).toEqual(['0 a', '1 b', '2 far', '3 c', '4 d']);
  expect([grown.total, missingIn(grown, 0, 4)]).toEqual([5, null]);
});

test('a line that is sent once more is read again, since a person may have edited it', () => {
  const again = append(withPage(noLines, page(0, 3, ['a', 'b', 'c'])), line('b', 1_000, 'you', 'B'));
  expect(texts(again)).toEqual(['0 a', '1 b', '2 c']);
  expect(missingIn(again, 0, 2)).toEqual([0, 2]);
});

test('whoever reads far up sees that there is more, and loses no place', () => {
  const lines = append(withPage(noLines, page(0, 500, ['a', 'b'])), line('new', 900_000));
  expect([lines.total, texts(lines), missingIn(lines, 0, 1)]).toEqual([501, ['0 a', '1 b'], null]);
});

test('what is still being said stands last, until it has settled', () => {
  const lines = withPage(noLines, page(0, 1, ['a']));
  const told = afterChange(lines, {
    ...{ kind: 'standing', sessionId: 's', lane: 'you', reachedMs: 9_000, isSpeaking: true },
    entries: [line('b', 2_000), line('empty', 3_000, 'you', '')],
  });
  expect(openEntries(told).map(({ id }) => id)).toEqual(['b']);
  expect(openEntries(append(told, line('b', 2_000)))).toEqual([]);
});

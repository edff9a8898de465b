import { expect, test } from '@playwright/test';
import { align } from './alignment.ts';

/** One row for each token: how much it looks at each frame, in tenths. */
const rows = (...texts: readonly string[]) =>
  texts.map((text) => Float32Array.from(text, (digit) => Number(digit) / 10));

test('every token gets the frames it looks at, in order, and every frame goes to one', () => {
  expect(align(rows('9910000', '0089000', '0000999'))).toEqual([
    { first: 0, last: 1 },
    { first: 2, last: 3 },
    { first: 4, last: 6 },
  ]);
});

test('a frame that all tokens look at does not draw them together', () => {
  expect(align(rows('9190000', '0099000', '0090099')).map(({ first }) => first)).toEqual([0, 2, 4]);
});

test('a token that looks nowhere still gets a frame', () => {
  expect(align(rows('9900', '0000', '0099'))).toHaveLength(3);
  expect(align(rows('9900', '0000', '0099')).every(({ first, last }) => first <= last)).toBe(true);
});

test('more tokens than frames share them', () => {
  expect(align(rows('11', '11', '11', '11')).map(({ first }) => first)).toEqual([0, 0, 1, 1]);
});

test('no tokens have no place', () => {
  expect(align([])).toEqual([]);
});

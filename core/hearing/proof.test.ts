/** When words may be told: what a stream was taken for before, and what its turn has shown so far. */
import { expect, test } from '@playwright/test';
import { spelled, tokensOf } from '../../e2e/hearing/script.ts';
import { createProof, doubtAfter, isBelieved, isProven } from './proof.ts';
import { wordsOf } from './words.ts';

const words = (count: number, logProb: number) =>
  wordsOf(tokensOf('word '.repeat(count), { wordMs: 300, logProb }), spelled);
const told = (...times: readonly number[]) => times.map((startMs) => ({ startMs }));

test('a stream that was understood tells its words whatever they are, one that was not only after proof', () => {
  expect([0, 1, 2].map((doubt) => isProven(doubt, words(1, -0.6)))).toEqual([true, false, false]);
  expect([0, 1, 2].map((doubt) => isProven(doubt, words(4, -0.05)))).toEqual([true, true, false]);
  expect([0, 1, 2].map((doubt) => isProven(doubt, words(12, -0.05)))).toEqual([true, true, true]);
});

test('a sure turn ends all doubt, turns that are not understood add to it, one without words says nothing', () => {
  expect(doubtAfter(2, words(8, -0.05), true)).toBe(0);
  expect(doubtAfter(0, words(8, -0.9), false)).toBe(1);
  expect(doubtAfter(1, words(8, -0.9), false)).toBe(2);
  expect(doubtAfter(2, words(8, -0.9), false)).toBe(2);
  expect([0, 1, 2].map((doubt) => doubtAfter(doubt, [], true))).toEqual([0, 1, 2]);
  expect(doubtAfter(1, words(1, -0.05), true)).toBe(1);
});

test('after several turns that were not understood a long one must be surer; a short answer need not be', () => {
  expect([0, 1, 2].map((doubt) => isBelieved(doubt, words(12, -0.45)))).toEqual([true, true, false]);
  expect(isBelieved(2, words(12, -0.38))).toBe(true);
  expect(isBelieved(2, words(1, -0.45))).toBe(true);
  expect(isBelieved(0, words(1, -0.55))).toBe(false);
});

test('words that wait come in order before the next ones, and all of them at the end of an understood turn', () => {
  const proof = createProof<{ readonly startMs: number }>();
  expect(proof.take(told(1), words(1, -0.05))).toEqual([]);
  expect(proof.take(told(2, 3), words(12, -0.05))).toEqual(told(1, 2, 3));
  expect(proof.take(told(4), words(13, -0.6))).toEqual(told(4));
  proof.endTurn(words(13, -0.48), 10);
  expect(proof.take(told(11, 12), words(1, -0.05))).toEqual([]);
  expect(proof.endTurn(words(1, -0.05), 20)).toEqual({ isUnderstood: true, told: told(11, 12) });
});

test('of a turn that was not understood nothing is told later, of the sound behind it everything', () => {
  const proof = createProof<{ readonly startMs: number }>();
  proof.take(told(1, 2, 12), words(3, -0.6));
  expect(proof.endTurn(words(3, -0.6), 10)).toEqual({ isUnderstood: false, told: [] });
  expect(proof.take(told(13), words(12, -0.01))).toEqual(told(12, 13));
});

import { expect, test } from '@playwright/test';
import { spelled, tokensOf } from '../../e2e/hearing/script.ts';
import { findCut } from './cut.ts';
import { SAMPLE_RATE } from './decoder.ts';
import { wordsOf } from './words.ts';

/** Noise of one loudness, silent from one time to another. */
function soundWithGap(lengthMs: number, fromMs: number, toMs: number): Float32Array {
  const sample = (ms: number) => (ms * SAMPLE_RATE) / 1_000;
  const samples = new Float32Array(sample(lengthMs)).map((_, index) => (index % 2 === 0 ? 0.1 : -0.1));
  return samples.fill(0, sample(fromMs), sample(toMs));
}

const words = (text: string) => wordsOf(tokensOf(text, { wordMs: 1_000, logProb: 0 }), spelled);

test('a cut prefers the end of a sentence, at its quietest moment', () => {
  const cut = findCut(
    words('one two three. four five six seven'),
    soundWithGap(9_000, 3_040, 3_060),
    () => 1,
  );
  expect(cut?.words).toBe(3);
  expect(cut?.atMs).toBeGreaterThanOrEqual(3_030);
  expect(cut?.atMs).toBeLessThanOrEqual(3_070);
});

test('where the detector hears a pause is better than where it hears speech', () => {
  const speechAt = (ms: number) => (Math.abs(ms - 4_000) < 50 ? 0 : 1);
  expect(
    findCut(words('one two three four five six seven'), new Float32Array(16 * 9_000), speechAt)?.words,
  ).toBe(4);
});

test('what was just said, the beginning, and a lone word are not cut off', () => {
  const short = words('one two three');
  expect(findCut(short, new Float32Array(16 * 3_400), () => 1)).toBe(null);
  expect(findCut(words('one'), new Float32Array(16 * 9_000), () => 1)).toBe(null);
  expect(findCut([], new Float32Array(16 * 9_000), () => 1)).toBe(null);
});

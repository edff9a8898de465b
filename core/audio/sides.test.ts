/** Two speakers on two sides are told from one room in stereo, one speaker on one side, and silence. */
import { expect, test } from '@playwright/test';
import { createSidesMeter } from './sides.ts';

const RATE = 16_000;

/** Noise as loud as a voice where it speaks, by a generator of its own so that every run hears the same. */
function voice(seed: number, speaks: (seconds: number) => boolean, level = 0.1): Float32Array {
  let state = seed;
  return Float32Array.from({ length: 60 * RATE }, (_, index) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (speaks(index / RATE) ? level : 0.0005) * (state / 2 ** 30 - 1);
  });
}

function differ(left: Float32Array, right: Float32Array): boolean {
  const meter = createSidesMeter(RATE);
  for (let at = 0; at < left.length; at += 1_000)
    meter.add(left.subarray(at, at + 1_000), right.subarray(at, at + 1_000));
  return meter.differ();
}

const inTurns = (parity: number) => (seconds: number) => Math.floor(seconds / 5) % 2 === parity;
const mix = (one: Float32Array, other: Float32Array, share: number) =>
  one.map((sample, index) => sample + share * (other[index] ?? 0));

test('a speaker a side differs, also where a little crosses over', () => {
  const [one, other] = [voice(1, inTurns(0)), voice(2, inTurns(1))];
  expect([differ(one, other), differ(mix(one, other, 0.1), mix(other, one, 0.1))]).toEqual([true, true]);
});

test('one room in stereo, one side alone, and silence do not', () => {
  const [one, other] = [voice(1, inTurns(0)), voice(2, inTurns(1))];
  const silence = voice(3, () => false);
  expect([
    differ(mix(one, other, 0.6), mix(other, one, 0.6)),
    differ(one, one),
    differ(one, silence),
    differ(silence, silence),
  ]).toEqual([false, false, false, false]);
});

import { expect, test } from '@playwright/test';
import { createDecimator, DECIMATION } from './decimate.ts';

const RATE_HZ = 48_000;

/**
 * A second of a tone, thinned in blocks as the audio thread brings them; the first tenth is left out while
 * the filter fills.
 */
function thin(frequencyHz: number): readonly number[] {
  const thinned: number[] = [];
  const decimate = createDecimator((sample) => thinned.push(sample));
  for (let block = 0; block < RATE_HZ / 128; block += 1) {
    decimate(
      Float32Array.from({ length: 128 }, (_, index) =>
        Math.sin((2 * Math.PI * frequencyHz * (block * 128 + index)) / RATE_HZ),
      ),
    );
  }
  expect(thinned).toHaveLength(RATE_HZ / DECIMATION);
  return thinned.slice(RATE_HZ / DECIMATION / 10);
}

const levelDb = (samples: readonly number[]) =>
  10 * Math.log10((2 * samples.reduce((sum, sample) => sum + sample * sample, 0)) / samples.length);

test('passes what speech is made of', () => {
  for (const frequencyHz of [100, 1_000, 4_000, 6_000])
    expect(Math.abs(levelDb(thin(frequencyHz)))).toBeLessThan(1);
});

test('keeps out what would fold back into it', () => {
  for (const frequencyHz of [9_500, 12_000, 20_000]) expect(levelDb(thin(frequencyHz))).toBeLessThan(-40);
});

/** What is heard keeps its level and its time at any pair of rates; what the lower rate cannot hold is kept out. */
import { expect, test } from '@playwright/test';
import { createResampler } from './resample.ts';

const tone = (hz: number, rateHz: number, seconds: number) =>
  Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, index) =>
    Math.sin((2 * Math.PI * hz * index) / rateHz),
  );

function resampled(samples: Float32Array, fromHz: number, toHz: number, block = 441): Float32Array {
  const resampler = createResampler(fromHz, toHz);
  const parts: Float32Array[] = [];
  for (let at = 0; at < samples.length; at += block)
    parts.push(resampler.push(samples.subarray(at, at + block)));
  parts.push(resampler.end());
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

/** The middle, where no edge is heard. */
const middle = (samples: Float32Array) => samples.subarray(samples.length / 4, (samples.length * 3) / 4);
const levelDb = (samples: Float32Array) =>
  10 * Math.log10((2 * samples.reduce((sum, sample) => sum + sample * sample, 0)) / samples.length);

const RATES = [
  [8_000, 16_000],
  [11_025, 16_000],
  [22_050, 24_000],
  [44_100, 16_000],
  [44_100, 24_000],
  [48_000, 16_000],
  [24_000, 16_000],
  [96_000, 16_000],
  [44_101, 16_000],
] as const;

for (const [fromHz, toHz] of RATES) {
  test(`${fromHz} Hz to ${toHz} Hz keeps length, level and time`, () => {
    const heard = resampled(tone(1_000, fromHz, 1), fromHz, toHz);
    const meant = tone(1_000, toHz, 1);
    expect(heard.length).toBe(toHz);
    const off = middle(heard.map((sample, index) => sample - (meant[index] ?? 0)));
    expect(levelDb(off)).toBeLessThan(-60);
  });
}

test('what would fold back is 60 dB down, what speech is made of passes', () => {
  for (const hz of [9_000, 12_000, 20_000])
    expect(levelDb(middle(resampled(tone(hz, 48_000, 1), 48_000, 16_000)))).toBeLessThan(-60);
  for (const hz of [100, 3_000, 6_000])
    expect(Math.abs(levelDb(middle(resampled(tone(hz, 48_000, 1), 48_000, 16_000))))).toBeLessThan(0.5);
});

test('blocks of any length give the same samples', () => {
  const samples = tone(440, 44_100, 0.2);
  const whole = resampled(samples, 44_100, 16_000, samples.length);
  for (const block of [1, 7, 160, 5_000])
    expect([...resampled(samples, 44_100, 16_000, block)]).toEqual([...whole]);
});

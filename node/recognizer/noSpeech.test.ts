/** Sound without speech, through the detector and the listener on the models that setup fetched: it is no words. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import type { Heard } from '../../core/hearing/listener.ts';
import { loadRecognizer } from './recognizer.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));
const LENGTH = 10 * SAMPLE_RATE;

/** Numbers from -1 to 1, the same at each run (the constants are those of Numerical Recipes). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Ten seconds of what a function says about each sample. */
const sound = (at: (index: number) => number) =>
  Float32Array.from({ length: LENGTH }, (_, index) => at(index));

/** Bursts of noise that begin so often and fade within so many samples. */
function bursts(everyMs: number, fadeSamples: number, level: number): Float32Array {
  const random = createRandom();
  const every = (everyMs / 1_000) * SAMPLE_RATE;
  return sound((index) => level * random() * Math.exp(-(index % every) / fadeSamples));
}

function brown(): Float32Array {
  const random = createRandom();
  let level = 0;
  return sound(() => {
    level = 0.99 * level + 0.02 * random();
    return level;
  });
}

const SOUNDS: readonly (readonly [string, () => Float32Array])[] = [
  ['silence', () => new Float32Array(LENGTH)],
  ['white noise', () => sound(createRandom()).map((sample) => 0.1 * sample)],
  ['brown noise', brown],
  ['hum', () => sound((index) => 0.3 * Math.sin((2 * Math.PI * 50 * index) / SAMPLE_RATE))],
  ['claps', () => bursts(1_300, 400, 0.8)],
  ['key clicks', () => bursts(170, 60, 0.4)],
];

test('noise, hum, claps and clicks bring no words', async () => {
  const loaded = await loadRecognizer(assets, 'moonshine-base');
  test.skip(!loaded.ok, loaded.ok ? '' : loaded.reason);
  if (!loaded.ok) return;
  const heard: (readonly [string, Heard])[] = [];
  for (const [name, make] of SOUNDS) {
    const stream = loaded.value.open((one) => heard.push([name, one]));
    stream.push(make());
    await stream.end();
  }
  await loaded.value.release();
  expect(heard).toEqual([]);
});

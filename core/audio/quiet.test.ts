/** Steady noise is kept from the detector; whatever changes brings it back, with what came just before. */
import { expect, test } from '@playwright/test';
import { createQuietGate, watchSilence } from './quiet.ts';

const RATE_HZ = 16_000;
const FRAME = 512;
const FRAME_MS = 32;

/** Numbers from -1 to 1, the same at each run (the constants are those of Numerical Recipes). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

const noise = createRandom();
const hiss = (amplitude: number) => Float32Array.from({ length: FRAME }, () => amplitude * noise());

function gate(isSilent = true) {
  const handed: number[] = [];
  const quiet = createQuietGate<{ readonly samples: Float32Array; readonly atMs: number }>(
    RATE_HZ,
    ({ atMs }) => handed.push(atMs / FRAME_MS),
  );
  quiet.judge(isSilent);
  let frames = 0;
  const take = (samples: Float32Array) => {
    frames += 1;
    quiet.take({ samples, atMs: frames * FRAME_MS });
  };
  const takeMany = (count: number, make: () => Float32Array) => {
    for (let frame = 0; frame < count; frame += 1) take(make());
  };
  return { quiet, handed, take, takeMany };
}

const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('two seconds of steady noise close it; what is louder brings the last 640 ms and all that follows, in order', () => {
  const { quiet, handed, take, takeMany } = gate();
  takeMany(200, () => hiss(0.001));
  expect(handed).toEqual(upTo(61));
  expect(quiet.silentToMs()).toBe(180 * FRAME_MS);
  take(hiss(0.0014));
  expect(handed).toEqual([...upTo(61), ...upTo(201, 181)]);
  expect([quiet.isClosed(), quiet.silentToMs()]).toEqual([false, null]);
  takeMany(10, () => hiss(0.001));
  expect(handed.slice(-10)).toEqual(upTo(211, 202));
});

test('what is quieter opens it as well, as a fan that stops', () => {
  const { quiet, takeMany } = gate();
  takeMany(100, () => hiss(0.1));
  expect(quiet.isClosed()).toBe(true);
  takeMany(1, () => hiss(0.01));
  expect(quiet.isClosed()).toBe(false);
  takeMany(100, () => hiss(0.01));
  expect(quiet.isClosed()).toBe(true);
});

/** Frames of a steady tone with a little hiss, and beside it a voice as loud as is asked for. */
function beside(steady: { readonly level: number; readonly hertz: number }, voiceHertz: number) {
  let at = 0;
  return (voice: number) =>
    Float32Array.from({ length: FRAME }, () => {
      at += 1;
      const tone = (hertz: number) => Math.sin((2 * Math.PI * hertz * at) / RATE_HZ);
      return steady.level * tone(steady.hertz) + 0.0002 * noise() + voice * tone(voiceHertz);
    });
}

test('a soft voice in the middle of a loud hum opens it, though the whole is hardly louder', () => {
  const { quiet, take, takeMany } = gate();
  const hum = beside({ level: 0.02, hertz: 125 }, 1_000);
  takeMany(100, () => hum(0));
  expect(quiet.isClosed()).toBe(true);
  take(hum(0.004));
  expect(quiet.isClosed()).toBe(false);
});

test('it never closes while the detector hears something, nor where sound goes back', () => {
  const heard = gate(false);
  heard.takeMany(200, () => hiss(0.001));
  expect(heard.handed).toEqual(upTo(200));
  const { quiet, handed, takeMany } = gate();
  takeMany(100, () => hiss(0.001));
  quiet.reset();
  takeMany(50, () => hiss(0.001));
  expect(handed).toEqual([...upTo(61), ...upTo(150, 101)]);
});

test('the detector has heard nothing after eight seconds without a likely frame', () => {
  const told: boolean[] = [];
  const watch = watchSilence((isSilent) => told.push(isSilent));
  for (const probability of [...Array(249).fill(0.1), 0.3, ...Array(250).fill(0.1)]) watch(probability);
  expect(told).toEqual([true]);
  watch(0.2);
  expect(told).toEqual([true, false]);
});

test('a voice beside a whistle that is four times as loud opens it, though no band is louder', () => {
  const { quiet, take, takeMany } = gate();
  const whistle = beside({ level: 0.04, hertz: 3_000 }, 500);
  takeMany(100, () => whistle(0));
  expect(quiet.isClosed()).toBe(true);
  take(whistle(0.01));
  expect(quiet.isClosed()).toBe(false);
});

import { expect, test } from '@playwright/test';
import { foldSigns, signsFrom } from './signsOfLife.ts';

const LOOK_MS = 250;

/** When it is told as silent, and as alive again, if something comes at these times of a connection that is looked at for `lengthMs`. */
function told(timesMs: readonly number[], lengthMs: number): readonly (readonly [number, number | null])[] {
  let signs = signsFrom(0);
  const events: (readonly [number, number | null])[] = [];
  for (let nowMs = 0; nowMs <= lengthMs; nowMs += LOOK_MS) {
    const received = timesMs.filter((atMs) => atMs <= nowMs).length;
    const step = foldSigns(signs, { received, isSending: true }, nowMs);
    signs = step.signs;
    if (step.silentMs !== undefined) events.push([nowMs, step.silentMs]);
  }
  return events;
}

const every = (ms: number, untilMs: number) =>
  Array.from({ length: Math.floor(untilMs / ms) }, (_, index) => index * ms);

test('a service that is heard of several times a second is missed after one', () => {
  expect(told(every(100, 30_000), 40_000)).toEqual([[31_000, 1_000]]);
});

test('one that reports about once a second is missed half a second after its longest pause', () => {
  const reports = every(2_500, 30_000).flatMap((atMs) => [atMs, atMs + 1_500]);
  expect(told(reports, 40_000)).toEqual([[31_000, 2_000]]);
});

test('one that only answers checks is missed after three seconds, as is one that has just begun', () => {
  expect(told(every(2_500, 30_000), 40_000)).toEqual([[30_500, 3_000]]);
  expect(told(every(100, 1_500), 20_000)).toEqual([[4_500, 3_000]]);
});

test('what comes back is told, and a pause that healed is usual for a while', () => {
  const hiccups = [...every(100, 30_000), ...every(100, 5_000).map((atMs) => 31_600 + atMs), 38_000];
  expect(told(hiccups, 38_500)).toEqual([
    [31_000, 1_000],
    [31_750, null],
  ]);
});

test('who talks for 20 s at a time and only answers checks in between is not missed whenever they stop', () => {
  const reports = [0, 1, 2, 3, 4].flatMap((talk) => [
    ...every(100, 20_000).map((atMs) => talk * 40_000 + atMs),
    ...every(2_500, 20_000).map((atMs) => talk * 40_000 + 20_000 + atMs),
  ]);
  expect(told(reports, 199_000).filter(([atMs]) => atMs > 60_000)).toEqual([]);
});

/** How long it is silent when that is told, if it brought something ten times a second until 40 s and then no more. */
function toldAfterMs(isSending: (nowMs: number) => boolean): number | undefined {
  let signs = signsFrom(0);
  for (let nowMs = 0; nowMs <= 60_000; nowMs += LOOK_MS) {
    const received = Math.min(nowMs, 40_000);
    const step = foldSigns(signs, { received, isSending: isSending(nowMs) }, nowMs);
    if (step.silentMs !== undefined) return nowMs - 40_000;
    signs = step.signs;
  }
  return undefined;
}

test('one that sends nothing is missed after two checks without an answer', () => {
  expect(toldAfterMs((nowMs) => nowMs < 40_000)).toBe(6_000);
});

test('pauses between words do not put off that it is missed', () => {
  expect(toldAfterMs((nowMs) => nowMs % 1_500 < 750)).toBe(1_000);
});

test('after a rest it is missed as soon as its first report is overdue', () => {
  expect(toldAfterMs((nowMs) => nowMs < 35_000 || nowMs > 43_000)).toBe(4_750);
});

test('a count that falls is no sign of life', () => {
  let signs = signsFrom(0);
  const told: number[] = [];
  for (let nowMs = 0; nowMs <= 6_000; nowMs += LOOK_MS) {
    const step = foldSigns(signs, { received: nowMs < 3_000 ? 10 : 9, isSending: true }, nowMs);
    signs = step.signs;
    if (step.silentMs !== undefined) told.push(nowMs);
  }
  expect(told).toEqual([3_000]);
});

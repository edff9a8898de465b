/** When a connection is replaced, by clocks that are right, fast, or slow. */
import { expect, test } from '@playwright/test';
import { renewInMs } from './expiry.ts';

const MINUTE_MS = 60_000;
const SERVER_NOW_MS = 1_790_000_000_000;

/** By a computer whose clock is so much fast; the server says when the session ends, and maybe what time it is. */
const renewal = (fastMs: number, { lifeMs = 60 * MINUTE_MS, isClockKnown = true } = {}) =>
  renewInMs(SERVER_NOW_MS + lifeMs, {
    nowEpochMs: SERVER_NOW_MS + fastMs,
    clockAheadMs: isClockKnown ? -fastMs : null,
  });

const OFFSETS_MS = [0, 3_600_000, 3_599_000, 3_595_000, 3_540_000, 3_601_000, 7 * 3_600_000, -7_200_000];

test('where the server tells its time, a wrong clock changes nothing', () => {
  expect(OFFSETS_MS.map((fastMs) => renewal(fastMs))).toEqual(OFFSETS_MS.map(() => 55 * MINUTE_MS));
  expect(OFFSETS_MS.map((fastMs) => renewal(fastMs, { lifeMs: 20_000 }))).toEqual(
    OFFSETS_MS.map(() => 10_000),
  );
});

test('where it does not, no connection is replaced within seconds over and over, and none outlives an hour', () => {
  for (const fastMs of OFFSETS_MS) {
    const inMs = renewal(fastMs, { isClockKnown: false });
    expect(inMs).toBeGreaterThan(2 * MINUTE_MS);
    expect(inMs).toBeLessThanOrEqual(55 * MINUTE_MS);
  }
});

test('a server that promises thirty days or says nothing is taken at an hour', () => {
  const clock = { nowEpochMs: SERVER_NOW_MS, clockAheadMs: null };
  expect(renewInMs(SERVER_NOW_MS + 30 * 24 * 60 * MINUTE_MS, clock)).toBe(55 * MINUTE_MS);
  expect(renewInMs(null, clock)).toBe(55 * MINUTE_MS);
});

test('lanes that were opened together are not renewed together, also on a server of short sessions', () => {
  const inMs = (lifeMs: number, earlierMs: number) =>
    renewInMs(SERVER_NOW_MS + lifeMs, { nowEpochMs: SERVER_NOW_MS, clockAheadMs: 0, earlierMs });
  expect(inMs(60 * MINUTE_MS, 3 * MINUTE_MS)).toBe(52 * MINUTE_MS);
  expect(inMs(20_000, 3 * MINUTE_MS)).toBe(7_500);
});

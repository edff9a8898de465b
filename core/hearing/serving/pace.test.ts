/** How a machine's speed becomes how often to read and with which model, for any history of readings. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { afterReading, type Pace, paceOf, withoutSmaller } from './pace.ts';

const after = (pace: Pace, tookMs: readonly number[]): Pace => tookMs.reduce(afterReading, pace);
const often = (tookMs: number, times = 20): readonly number[] => Array.from({ length: times }, () => tookMs);

const anyReadings = fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { maxLength: 60 });

test('a fast machine reads every half second, a slower one as rarely as half of a core demands', () => {
  expect([100, 250, 400, 700, 3_000].map((tookMs) => after(paceOf(false), often(tookMs)).everyMs)).toEqual([
    500, 500, 800, 1_400, 2_000,
  ]);
});

test('after any history, readings that take up to a second take at most half of the time', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      anyReadings,
      fc.double({ min: 0, max: 1_000, noNaN: true }),
      (isSmallest, before, tookMs) => {
        const { everyMs } = after(after(paceOf(isSmallest), before), often(tookMs, 9));
        return everyMs >= 500 && everyMs <= 2_000 && tookMs <= 0.5 * everyMs + 1e-6;
      },
    ),
  );
});

test('the smaller model is asked for once, and only by readings that are slow for good', () => {
  expect(after(paceOf(false), often(740)).wantsSmaller).toBe(false);
  expect(after(paceOf(false), often(760)).wantsSmaller).toBe(true);
  expect(after(paceOf(false), [...often(200), ...often(9_000, 4), ...often(200)]).wantsSmaller).toBe(false);
  fc.assert(
    fc.property(anyReadings, anyReadings, (before, later) => {
      const pace = after(paceOf(false), before);
      return !pace.wantsSmaller || after(pace, later).wantsSmaller;
    }),
  );
});

test('only the smallest model is too slow, and what varies by less than half does not flap', () => {
  expect(after(paceOf(false), often(9_000)).isTooSlow).toBe(false);
  expect(after(withoutSmaller(after(paceOf(false), often(9_000))), [9_000]).isTooSlow).toBe(true);
  expect(after(paceOf(true), often(2_100)).isTooSlow).toBe(true);
  expect(after(after(paceOf(true), often(2_100)), often(900)).isTooSlow).toBe(false);
  fc.assert(
    fc.property(
      fc.double({ min: 1_100, max: 10_000, noNaN: true }),
      fc.array(fc.double({ min: 0, max: 0.9, noNaN: true }), { minLength: 20, maxLength: 60 }),
      (leastMs, more) => {
        let pace = paceOf(true);
        let changes = 0;
        for (const share of more) {
          const next = afterReading(pace, leastMs * (1 + share));
          if (next.isTooSlow !== pace.isTooSlow) changes += 1;
          pace = next;
        }
        return changes <= 1;
      },
    ),
  );
});

/** Money as it is typed. */
import { expect, test } from '@playwright/test';
import { typedDollars } from './amounts.ts';

test('a comma is a point, but not where it parts thousands', () => {
  expect(['12', '0,017', '7,5', '1,000', '1,234,567.5', ' '].map(typedDollars)).toEqual([
    ...[12, 0.017, 7.5, 1_000, 1_234_567.5],
    null,
  ]);
  expect(['1,00,0', 'ten', '1.2.3'].map(typedDollars)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

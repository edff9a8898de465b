/** Money and time in words. */
import { expect, test } from '@playwright/test';
import { dollars, duration, typedDollars } from './amounts.ts';

test('money is to the cent, and less than one is not nothing', () => {
  expect([0, 0.001, 0.017, 12.5].map(dollars)).toEqual([
    'US$ 0.00',
    'under US$ 0.01',
    'US$ 0.02',
    'US$ 12.50',
  ]);
});

test('time is to the second, from an hour on to the minute', () => {
  expect([0, 41.4, 125, 2_400, 3_600, 4_320].map(duration)).toEqual([
    ...['0 s', '41 s', '2 min 5 s', '40 min', '1 h 0 min', '1 h 12 min'],
  ]);
});

test('a comma is a point, but not where it parts thousands', () => {
  expect(['12', '0,017', '7,5', '1,000', '1,234,567.5', ' '].map(typedDollars)).toEqual([
    ...[12, 0.017, 7.5, 1_000, 1_234_567.5],
    null,
  ]);
  expect(['1,00,0', 'ten', '1.2.3'].map(typedDollars)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

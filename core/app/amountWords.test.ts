/** Money and time in words, in each language. */
import { expect, test } from '@playwright/test';
import { wordsIn } from '../words/words.ts';
import { dollars, duration } from './amountWords.ts';

const en = wordsIn('en');

test('money is to the cent, and less than one is not nothing', () => {
  expect([0, 0.001, 0.017, 12.5].map((usd) => dollars(usd, en))).toEqual([
    'US$0.00',
    'under US$0.01',
    'US$0.02',
    'US$12.50',
  ]);
  expect(dollars(12.5, wordsIn('de'))).toBe('12,50\u00a0$');
});

test('time is to the second, from an hour on to the minute', () => {
  expect([0, 41.4, 125, 2_400, 3_600, 4_320].map((seconds) => duration(seconds, en))).toEqual([
    ...['0 s', '41 s', '2 min 5 s', '40 min', '1 h 0 min', '1 h 12 min'],
  ]);
  expect(duration(125, wordsIn('ja'))).toBe('2分5秒');
});

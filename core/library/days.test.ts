/** Days and lengths as people name them. */
import { expect, test } from '@playwright/test';
import { LOCALES } from '../words/locale.ts';
import { wordsIn } from '../words/words.ts';
import { betweenDayAndTime, clockTime, dayName, dayOf, elapsed, lengthName } from './days.ts';

const words = wordsIn('en');
const at = (year: number, month: number, day: number, hour = 12) =>
  new Date(year, month - 1, day, hour, 5).getTime();

test('a day is named by how long ago it was', () => {
  const now = at(2026, 3, 30, 0);
  const named = [at(2026, 3, 30, 23), at(2026, 3, 29, 23), at(2026, 3, 28), at(2026, 3, 24), at(2026, 3, 23)];
  // One of them has 23 hours where summer time begins.
  expect([...named, at(2025, 12, 31)].map((day) => dayName(day, now, words))).toEqual([
    ...['Today', 'Yesterday', 'Saturday', 'Tuesday', 'Monday 23 March', 'Wednesday, 31 December 2025'],
  ]);
  expect(dayOf(at(2026, 3, 30, 0)) === dayOf(at(2026, 3, 30, 23))).toBe(true);
});

test('times and lengths are as short as they can be', () => {
  expect([
    clockTime(at(2026, 3, 30, 9), words),
    clockTime(at(2026, 3, 30, 14), words, true),
    ...[0, 65_000, 3_725_000].map(elapsed),
    ...[400, 42_000, 150_000, 7_500_000].map((ms) => lengthName(ms, words)),
  ]).toEqual(['9:05', '14:05:00', '0:00', '1:05', '1:02:05', '0 s', '42 s', '3 min', '2 h 5 min']);
});

test('each language parts a day from its time as it writes them, Arabic by its own comma', () => {
  const between = LOCALES.map((locale) => [locale, betweenDayAndTime(wordsIn(locale))]);
  expect(Object.fromEntries(between)).toEqual({ en: ', ', de: ', ', fr: ' ', es: ', ', ja: ' ', ar: '، ' });
});

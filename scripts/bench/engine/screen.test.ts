/** What counts as changed and as late on the screen of the engine bench. */
import { expect, test } from '@playwright/test';
import { createScreen, delaysMs, errorsIn } from './screen.ts';

const said = (word: string, endMs: number) => ({ word, startMs: endMs - 200, endMs, exact: true });

test('a word counts as changed once, however often it becomes another or whether it goes away', () => {
  const screen = createScreen();
  screen.paint({ settled: [], open: ['Press', 'won', 'now'] }, 500);
  screen.paint({ settled: [], open: ['press', 'one'] }, 1_000);
  screen.paint({ settled: ['Press', 'two.'], open: [] }, 1_500);
  expect([screen.painted, screen.changed]).toEqual([3, 2]);
});

test('a word is late by when it stood there for good, and words that came out otherwise do not count', () => {
  const screen = createScreen();
  screen.paint({ settled: [], open: ['press', 'won'] }, 500);
  screen.paint({ settled: ['Press', '1', 'cow'], open: [] }, 900);
  expect(delaysMs(screen.words, [said('press', 200), said('one', 400), said('now', 600)])).toEqual([
    300, 500,
  ]);
});

test('single figures are the same in both spellings', () => {
  expect(errorsIn('press 1 or two', 'Press one, or 2.')).toBe(0);
});

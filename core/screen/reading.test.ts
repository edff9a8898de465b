/** How long text stays: after its last word, and long enough to be read. */
import { expect, test } from '@playwright/test';
import { foldReading, nothingToRead } from './reading.ts';
import type { Row } from './row.ts';

const row = (id: number, text: string): Row => ({
  id,
  direction: 'ltr',
  words: [{ captionId: 'a', wordIndex: 0, offset: 0, text, hasSpaceBefore: true, tone: 'open' }],
  widthPx: 0,
});

test('a short line stays for the hold time after its last word', () => {
  const first = foldReading(
    nothingToRead,
    { before: [], after: [row(1, 'Good')] },
    { nowMs: 1_000, holdMs: 5_000 },
  );
  expect(first.holdUntilMs).toBe(6_000);
  const painted = { before: [row(1, 'Good')], after: [row(1, 'Good evening.')] };
  expect(foldReading(first, painted, { nowMs: 1_400, holdMs: 5_000 }).holdUntilMs).toBe(6_400);
});

test('much text at once stays until it can be read at 17 characters a second', () => {
  const after = [row(1, 'x'.repeat(170)), row(2, 'y'.repeat(17))];
  expect(foldReading(nothingToRead, { before: [], after }, { nowMs: 0, holdMs: 5_000 })).toEqual({
    readAtMs: 11_000,
    holdUntilMs: 11_000,
  });
});

test('nobody is waited for to read what has scrolled off', () => {
  const late = { readAtMs: 100_000, holdUntilMs: 100_000 };
  const after = [row(9, 'x'.repeat(17))];
  expect(foldReading(late, { before: [], after }, { nowMs: 50_000, holdMs: 500 }).holdUntilMs).toBe(51_000);
});

/** When a session that is too old may go: never before it was announced, whatever the clock says. */
import { expect, test } from '@playwright/test';
import { defaultSettings, parseSettings } from '../app/settings.ts';
import { defaultShortcuts } from '../app/shortcuts.ts';
import {
  type Announced,
  checkAges,
  copyDays,
  DAY_MS,
  endedBefore,
  goingBy,
  isStricter,
  withDeleted,
} from './retention.ts';

const NOW = 1_800_000_000_000;
const daysAgo = (id: string, days: number) => ({ id, endedAtEpochMs: NOW - days * DAY_MS });
const NOTHING: Announced = { due: new Map(), checkedAtEpochMs: null };

/** Checks one after another, each with its clock and its run, on sessions of 40 and of 10 days. */
function checks(
  ...moments: readonly { readonly days: number; readonly run: number; readonly keep?: number | null }[]
) {
  const aged = [daysAgo('old', 40), daysAgo('young', 10)];
  let before = NOTHING;
  return moments.map(({ days, run, keep = 30 }) => {
    const nowEpochMs = NOW + days * DAY_MS;
    const { due, deletable } = checkAges({ nowEpochMs, run, keepDays: keep }, aged, before);
    before = { due, checkedAtEpochMs: nowEpochMs };
    return deletable;
  });
}

test('what is too old is announced first, and goes in a later run, a day later', () => {
  expect(checks({ days: 0, run: 1 }, { days: 0.5, run: 2 }, { days: 1, run: 2 })).toEqual([[], [], ['old']]);
});

test('a day alone is not enough, nor another run alone', () => {
  expect(checks({ days: 0, run: 1 }, { days: 3, run: 1 }, { days: 3, run: 2 })).toEqual([[], [], ['old']]);
});

test('a computer that was off for a month announces what became too old meanwhile', () => {
  expect(checks({ days: 0, run: 1 }, { days: 30, run: 2 }, { days: 31, run: 3 })).toEqual([
    [],
    [],
    ['old', 'young'],
  ]);
});

test('what was announced just before a long time off is announced once more, and goes even where each time off is long', () => {
  expect(checks({ days: 0, run: 1 }, { days: 2.9, run: 2 })).toEqual([[], ['old']]);
  expect(checks({ days: 0, run: 1 }, { days: 3.1, run: 2 }, { days: 3.9, run: 3 })).toEqual([[], [], []]);
  expect(checks({ days: 0, run: 1 }, { days: 3.1, run: 2 }, { days: 4.2, run: 3 })).toEqual([
    [],
    [],
    ['old'],
  ]);
  expect(checks({ days: 0, run: 1 }, { days: 7, run: 2 }, { days: 14, run: 3 })).toEqual([[], [], ['old']]);
});

test('a clock that is years ahead for a while deletes nothing that was not announced before', () => {
  const ahead = 3_650;
  expect(
    checks(
      { days: 0, run: 1, keep: 90 },
      { days: ahead, run: 2, keep: 90 },
      { days: 2, run: 3, keep: 90 },
      { days: 3, run: 4, keep: 90 },
    ),
  ).toEqual([[], [], [], []]);
});

test('a clock that goes back begins what was announced anew; one that is set right by minutes does not', () => {
  expect(checks({ days: 0, run: 1 }, { days: -0.5, run: 2 }, { days: 0.4, run: 3 })).toEqual([[], [], []]);
  expect(checks({ days: 0, run: 1 }, { days: 1, run: 2 }, { days: 0.99, run: 3 })).toEqual([[], ['old'], []]);
  expect(checks({ days: 0, run: 1 }, { days: -0.01, run: 2 }, { days: 1, run: 3 })).toEqual([
    [],
    [],
    ['old'],
  ]);
});

test('who chooses to keep longer, or for ever, takes back what was announced', () => {
  expect(checks({ days: 0, run: 1 }, { days: 2, run: 2, keep: null }, { days: 2, run: 3 })).toEqual([
    [],
    [],
    [],
  ]);
  expect(checks({ days: 0, run: 1 }, { days: 2, run: 2, keep: 90 }, { days: 2, run: 3 })).toEqual([
    [],
    [],
    [],
  ]);
});

test('what reaches its age within a week is said, of a week within a day, soonest first', () => {
  const said = (keepDays: number, days: readonly number[]) =>
    checkAges(
      { nowEpochMs: NOW, run: 1, keepDays },
      days.map((day) => daysAgo(`${day}`, day)),
      NOTHING,
    ).leaving.map(({ id, atEpochMs }) => [id, (atEpochMs - NOW) / DAY_MS]);
  expect(said(30, [10, 22, 24, 28, 31])).toEqual([
    ['31', 1],
    ['28', 3],
    ['24', 7],
  ]);
  expect(said(7, [5, 6.5, 8])).toEqual([
    ['8', 1],
    ['6.5', 1.5],
  ]);
  expect(endedBefore(NOW, 30)).toBe(NOW - 23 * DAY_MS);
});

test('a choice says what it would delete; sessions without words are not counted', () => {
  const of = (days: number, isEmpty = false) => ({
    ...daysAgo(`${days}`, days),
    ...{ startedAtEpochMs: NOW - days * DAY_MS - 1_000, isEmpty },
  });
  const ended = [of(100), of(50), of(40), of(60, true), of(5)];
  expect(goingBy(NOW, 30, ended)).toEqual({
    ...{ count: 3, fromEpochMs: NOW - 100 * DAY_MS - 1_000, toEpochMs: NOW - 40 * DAY_MS - 1_000 },
  });
  expect([goingBy(NOW, 365, ended), goingBy(NOW, null, ended)]).toEqual([null, null]);
  const stricter = [
    isStricter(30, null),
    isStricter(7, 30),
    isStricter(30, 7),
    isStricter(null, 7),
    isStricter(7, 7),
  ];
  expect(stricter).toEqual([true, true, false, false, false]);
});

test('copies beside the file are kept for thirty days, or as long as sessions where that is shorter', () => {
  expect([copyDays(null), copyDays(365), copyDays(30), copyDays(7)]).toEqual([30, 30, 30, 7]);
});

test('what was deleted is summed up by the day', () => {
  const first = withDeleted(null, { atEpochMs: NOW, count: 1, keepDays: 30 });
  const second = withDeleted(first, { atEpochMs: NOW + 3_000, count: 1, keepDays: 30 });
  expect([
    second.count,
    withDeleted(second, { atEpochMs: NOW + 2 * DAY_MS, count: 1, keepDays: 30 }).count,
  ]).toEqual([2, 1]);
  expect(withDeleted(second, { atEpochMs: NOW + 3_000, count: 1, keepDays: 7 }).count).toBe(1);
});

test('days that nobody can choose keep sessions for ever', () => {
  const read = (keepDays: unknown) => {
    const parsed = parseSettings({ version: 1, general: { keepDays } }, defaultShortcuts(false));
    return parsed.kind === 'settings' && parsed.settings.general.keepDays;
  };
  expect([defaultSettings.general.keepDays, read(30), read(1), read('30'), read(null)]).toEqual([
    null,
    30,
    null,
    null,
    null,
  ]);
});

/** How long sessions are kept, and when one that is too old may go. Time comes in as an argument; it deletes nothing. */
import type { KeepDays } from '../transcript/keepDays.ts';
import { dayOf } from './days.ts';

export const DAY_MS = 86_400_000;
/** What an update or a restore left beside the file is kept for so long, or for as long as sessions are where that is shorter. */
const COPY_DAYS = 30;
/** An age that is about to be reached is said so many days ahead; of a week, the last day. */
const AHEAD_DAYS = 7;
/** A clock that is set back by less was only set right. */
const CLOCK_STEP_MS = 3_600_000;
/** A weekend and a bit: who was away for longer has not seen what was announced just before. */
const LONG_AWAY_MS = 3 * DAY_MS;

/** A session, or a copy of the file, by its id and the time from which its age counts. */
export interface Aged {
  readonly id: string;
  readonly endedAtEpochMs: number;
}

export interface Ended extends Aged {
  readonly startedAtEpochMs: number;
  /** Nothing is left of what was said, so that no list shows it. */
  readonly isEmpty: boolean;
}

/** Since when it has been announced that it is too old, and in which run of the app that was. */
export interface Due {
  readonly sinceEpochMs: number;
  readonly run: number;
  /** It had been announced before, and the app was not there for long after that. */
  readonly isAgain: boolean;
}

export interface Announced {
  readonly due: ReadonlyMap<string, Due>;
  /** The clock at the last check; null before the first. */
  readonly checkedAtEpochMs: number | null;
}

export interface Check {
  readonly nowEpochMs: number;
  /** Counts starts of the app, and days that it has been running. */
  readonly run: number;
  readonly keepDays: number | null;
}

/** What will be deleted, and when: at the earliest then. */
export interface Leaving {
  readonly id: string;
  readonly atEpochMs: number;
}

export interface Checked {
  readonly due: ReadonlyMap<string, Due>;
  readonly deletable: readonly string[];
  /** Soonest first. */
  readonly leaving: readonly Leaving[];
}

/**
 * The rule. What is older than the days to keep is due, and announced from the check that finds it so. It may be deleted
 * when an earlier run of the app announced it, at least a day ago by the clock, and the clock has not gone back since.
 * Why: a clock may be wrong by years for an hour. Were age alone enough, one start with such a clock would delete all;
 * so it only announces, and a clock that is set right again takes back what it announced. Where the app was not running
 * for long, what it had announced is announced anew: once, or where it runs once a week nothing would ever go.
 */
export function checkAges(
  { nowEpochMs, run, keepDays }: Check,
  aged: readonly Aged[],
  before: Announced,
): Checked {
  const due = new Map<string, Due>();
  const deletable: string[] = [];
  const leaving: Leaving[] = [];
  if (keepDays === null) return { due, deletable, leaving };
  const { checkedAtEpochMs } = before;
  const passedMs = checkedAtEpochMs === null ? 0 : nowEpochMs - checkedAtEpochMs;
  const isKnown = (known: Due | undefined): known is Due =>
    known !== undefined && passedMs >= -CLOCK_STEP_MS && (known.isAgain || passedMs <= LONG_AWAY_MS);
  for (const { id, endedAtEpochMs } of aged) {
    const oldAtEpochMs = endedAtEpochMs + keepDays * DAY_MS;
    if (oldAtEpochMs >= horizonOf(nowEpochMs, keepDays)) continue;
    if (oldAtEpochMs >= nowEpochMs) {
      leaving.push({ id, atEpochMs: oldAtEpochMs + DAY_MS });
      continue;
    }
    const known = before.due.get(id);
    const own = isKnown(known)
      ? known
      : { sinceEpochMs: nowEpochMs, run, isAgain: passedMs > LONG_AWAY_MS && known !== undefined };
    due.set(id, own);
    leaving.push({ id, atEpochMs: own.sinceEpochMs + DAY_MS });
    if (own.run < run && nowEpochMs - own.sinceEpochMs >= DAY_MS) deletable.push(id);
  }
  return { due, deletable, leaving: leaving.toSorted((one, other) => one.atEpochMs - other.atEpochMs) };
}

function horizonOf(nowEpochMs: number, keepDays: number): number {
  return nowEpochMs + (keepDays > AHEAD_DAYS ? AHEAD_DAYS : 1) * DAY_MS;
}

/** Only what ended before this can be due or said ahead. */
export const endedBefore = (nowEpochMs: number, keepDays: number): number =>
  horizonOf(nowEpochMs, keepDays) - keepDays * DAY_MS;

/** How long copies beside the file are kept. */
export const copyDays = (keepDays: KeepDays): number => Math.min(COPY_DAYS, keepDays ?? COPY_DAYS);

/** Sessions that a choice would delete: how many, and when the first and the last of them began. */
export interface Going {
  readonly count: number;
  readonly fromEpochMs: number;
  readonly toEpochMs: number;
}

export function goingBy(nowEpochMs: number, keepDays: KeepDays, ended: readonly Ended[]): Going | null {
  if (keepDays === null) return null;
  const began = ended
    .filter(({ endedAtEpochMs, isEmpty }) => !isEmpty && endedAtEpochMs + keepDays * DAY_MS < nowEpochMs)
    .map(({ startedAtEpochMs }) => startedAtEpochMs)
    .toSorted((one, other) => one - other);
  const [fromEpochMs, toEpochMs] = [began.at(0), began.at(-1)];
  return fromEpochMs === undefined || toEpochMs === undefined
    ? null
    : { count: began.length, fromEpochMs, toEpochMs };
}

export const isStricter = (keepDays: KeepDays, before: KeepDays): boolean =>
  keepDays !== null && (before === null || keepDays < before);

/** What was deleted for its age on the last day on which anything was. */
export interface LastDeleted {
  readonly atEpochMs: number;
  readonly count: number;
  readonly keepDays: number;
}

/** With so many sessions more; another day, or another choice of days, begins anew. */
export function withDeleted(last: LastDeleted | null, more: LastDeleted): LastDeleted {
  if (last === null || last.keepDays !== more.keepDays || dayOf(last.atEpochMs) !== dayOf(more.atEpochMs))
    return more;
  return { ...more, count: last.count + more.count };
}

/** As windows are told it. */
export interface Retention {
  /** Sessions that will be deleted: how many, and when the first. */
  readonly leaving: { readonly count: number; readonly firstAtEpochMs: number } | null;
  readonly lastDeleted: LastDeleted | null;
}

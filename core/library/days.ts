/** Days and times of sessions as people name them. Time comes in as an argument. */
import type { Words } from '../words/words.ts';

const DAY_MS = 86_400_000;
/** Beyond them a weekday alone could be another week's. */
const WEEKDAY_DAYS = 6;

/** Equal for two times of one day, by this computer's calendar. */
export function dayOf(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** Today, Yesterday, a weekday of the last week, else the date; a year only where it is another one. */
export function dayName(epochMs: number, nowMs: number, words: Words): string {
  const daysAgo = Math.round((startOfDay(nowMs) - startOfDay(epochMs)) / DAY_MS);
  if (daysAgo === 0) return words.library('today');
  if (daysAgo === 1) return words.library('yesterday');
  const date = new Date(epochMs);
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  const format = new Intl.DateTimeFormat(
    words.intlLocale,
    daysAgo > 1 && daysAgo <= WEEKDAY_DAYS
      ? { weekday: 'long' }
      : { weekday: 'long', day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) },
  );
  return format.format(date);
}

/** Summer time makes days of 23 and 25 hours, which rounding takes. */
function startOfDay(epochMs: number): number {
  return new Date(epochMs).setHours(0, 0, 0, 0);
}

/** When on the clock of the wall, such as 14:05, with seconds where they are wanted. */
export function clockTime(epochMs: number, words: Words, withSeconds = false): string {
  const format = new Intl.DateTimeFormat(words.intlLocale, {
    hour: 'numeric',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' as const }),
  });
  return format.format(epochMs);
}

/** What stands between a day and its time where dates are short: a comma of the language's own, or a blank. */
export function betweenDayAndTime(words: Words): string {
  const format = new Intl.DateTimeFormat(words.intlLocale, { dateStyle: 'short', timeStyle: 'short' });
  const parts = format.formatToParts(0);
  return parts[parts.findIndex(({ type }) => type === 'hour') - 1]?.value ?? ' ';
}

/** A time so far, such as 3:07 or 1:02:45. */
export function elapsed(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = `${hours > 0 ? two(minutes) : minutes}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** How long something was, to the minute, or to the second below one. */
export function lengthName(ms: number, words: Words): string {
  const seconds = Math.round(Math.max(0, ms) / 1_000);
  if (seconds < 60) return words.library('seconds', { seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return words.library('minutes', { minutes });
  return words.library('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

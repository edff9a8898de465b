/** Whether a moment lies in opening hours, on the clock of a place. It reads no clock. */

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof DAYS)[number];

export interface OpeningHours {
  readonly timeZone: string;
  /** `HH:MM`; up to 24:00. */
  readonly open: readonly { readonly days: readonly Day[]; readonly from: string; readonly to: string }[];
}

const DAY_MINUTES = 24 * 60;

export function isOpenAt({ timeZone, open }: OpeningHours, epochMs: number): boolean {
  const { day, minute } = localTime(timeZone, epochMs);
  const dayBefore = DAYS[(DAYS.indexOf(day) + DAYS.length - 1) % DAYS.length] ?? day;
  return open.some(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    const isPast = end <= start;
    const today = days.includes(day) && minute >= start && minute < (isPast ? DAY_MINUTES : end);
    return today || (isPast && days.includes(dayBefore) && minute < end);
  });
}

function localTime(timeZone: string, epochMs: number): { readonly day: Day; readonly minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = (type: string) => format.formatToParts(epochMs).find((one) => one.type === type)?.value ?? '';
  const day = DAYS.find((name) => name === part('weekday').slice(0, 3).toLowerCase()) ?? 'mon';
  return { day, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

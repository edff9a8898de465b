/** A time as a person types it. It knows no session. */

/** A clock of up to three parts, or a number with its unit. */
const CLOCK = /^([+-]?)(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d+)?)$/;
const LENGTH = /^([+-]?)(\d+(?:[.,]\d+)?)(ms|s|m|min|h)$/;
const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000 };

/** Milliseconds of `1.5`, `1.5s`, `-250ms`, `2m`, `1:30`, `00:01:30.5`; null for anything else. */
export function timeOf(text: string): number | null {
  const number = (digits: string | undefined) => Number((digits ?? '0').replace(',', '.'));
  const length = LENGTH.exec(text.trim());
  const clock = CLOCK.exec(text.trim());
  if (length === null && clock === null) return null;
  const ms =
    length === null
      ? ((number(clock?.[2]) * 60 + number(clock?.[3])) * 60 + number(clock?.[4])) * 1_000
      : number(length[2]) * (UNITS_MS[length[3] ?? ''] ?? 1);
  const sign = (length ?? clock)?.[1] === '-' ? -1 : 1;
  return sign * Math.round(ms);
}

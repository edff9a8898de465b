/** Which calendar month a time lies in, and from when to when that is, where a person lives. Reads no clock. */

export interface Month {
  /** `2026-11`. */
  readonly name: string;
  /** Milliseconds since 1970 UTC; the end is the start of the next one. */
  readonly fromEpochMs: number;
  readonly toEpochMs: number;
}

/** `timeZone`: its IANA name, such as Europe/Berlin. @throws RangeError on any other name, and on what is no time. */
export function monthAt(epochMs: number, timeZone: string): Month {
  const wall = wallClock(timeZone);
  const [year, month] = partsOf(wall(epochMs));
  return {
    name: `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`,
    fromEpochMs: firstAt(wall, year, month),
    toEpochMs: firstAt(wall, year, month + 1),
  };
}

/** What clocks on the wall show, as if it were UTC. */
type WallClock = (epochMs: number) => number;

function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    ...({ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  });
  return (epochMs) => {
    const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  };
}

function partsOf(wallMs: number): readonly [year: number, month: number] {
  const date = new Date(wallMs);
  return [date.getUTCFullYear(), date.getUTCMonth()];
}

/** Longer than any zone is away from UTC, and than clocks are ever put forward or back. */
const DAY_MS = 86_400_000;

/** When the first of a month begins: the first second that a clock on the wall shows it. */
function firstAt(wall: WallClock, year: number, month: number): number {
  const wantedMs = Date.UTC(year, month, 1);
  let [before, after] = [wantedMs - DAY_MS, wantedMs + DAY_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wall(middle) < wantedMs) before = middle;
    else after = middle;
  }
  return after;
}

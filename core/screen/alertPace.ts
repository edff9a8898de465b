/** How alerts of all lanes go together: what one side says and the other is heard to repeat alerts once; flashes are apart. Keeps no time. */
import type { LaneId } from '../transcript/transcript.ts';

export interface AlertPace {
  /** When each phrase last alerted, and in which lane. */
  readonly last: ReadonlyMap<string, { readonly lane: LaneId; readonly atMs: number }>;
  readonly flashedAtMs: number | null;
}

export const noAlerts: AlertPace = { last: new Map(), flashedAtMs: null };

/**
 * The microphone hears the speakers, and what it hears of them waits 2.5 s at most for their own text (live/echo.ts);
 * text comes up to 1.5 s after its words.
 */
const ECHO_MS = 4_000;
/** No more than three flashes in any second: WCAG 2.2, 2.3.1. These are two at most. */
const FLASHES_APART_MS = 500;

export interface Paced {
  readonly pace: AlertPace;
  /** The other side's words, heard again: they alert nobody. */
  readonly isEcho: boolean;
  readonly flashes: boolean;
}

/** Takes one alert in. `atMs` is on any one clock. */
export function paceAlert(
  pace: AlertPace,
  { lane, phrase, atMs }: { readonly lane: LaneId; readonly phrase: string; readonly atMs: number },
): Paced {
  const before = pace.last.get(phrase);
  const isEcho = before !== undefined && before.lane !== lane && atMs - before.atMs < ECHO_MS;
  if (isEcho) return { pace, isEcho, flashes: false };
  const last = new Map([...pace.last, [phrase, { lane, atMs }]]);
  const flashes = pace.flashedAtMs === null || atMs - pace.flashedAtMs >= FLASHES_APART_MS;
  return { pace: { last, flashedAtMs: flashes ? atMs : pace.flashedAtMs }, isEcho, flashes };
}

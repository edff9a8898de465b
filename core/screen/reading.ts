/**
 * How long painted text must stay: the hold time after its last word, or until it can have been read. Sets no
 * timer.
 */
import { type Row, textOf } from './row.ts';

/**
 * Adult reading speed of the subtitling guidelines for live text; 20 is the most that studies found
 * comfortable.
 */
const READING_CHARACTERS_PER_S = 17;

export interface Reading {
  /** When somebody who reads at that speed is through with all that was painted. */
  readonly readAtMs: number;
  /** When the text may fade. */
  readonly holdUntilMs: number;
}

export const nothingToRead: Reading = { readAtMs: 0, holdUntilMs: 0 };

/** Takes freshly painted rows in. Times are on any one clock; `holdMs` is the setting. */
export function foldReading(
  reading: Reading,
  painted: { readonly before: readonly Row[]; readonly after: readonly Row[] },
  { nowMs, holdMs }: { readonly nowMs: number; readonly holdMs: number },
): Reading {
  const perCharacterMs = 1_000 / READING_CHARACTERS_PER_S;
  const behindMs =
    Math.max(reading.readAtMs, nowMs) + freshCharacters(painted.before, painted.after) * perCharacterMs;
  const readAtMs = Math.min(behindMs, nowMs + characters(painted.after) * perCharacterMs);
  return { readAtMs, holdUntilMs: Math.max(nowMs + holdMs, readAtMs) };
}

const characters = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + textOf(row).length, 0);

function freshCharacters(before: readonly Row[], after: readonly Row[]): number {
  const known = new Map(before.map((row) => [row.id, textOf(row).length]));
  return after.reduce((sum, row) => sum + Math.max(0, textOf(row).length - (known.get(row.id) ?? 0)), 0);
}

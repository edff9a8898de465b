/** Sound that never reached the audio thread: the count of samples falls behind the time that has passed. Fills nothing in. */

/** What has been seen of two clocks. Their distance is time passed minus sound captured, in milliseconds. */
export interface Clocks {
  /** The distance when nothing was missing; null until a first window has passed. */
  readonly usualMs: number | null;
  /** The least distance of this window: a message that comes late only makes it look larger. */
  readonly leastMs: number;
  readonly windowFromMs: number;
}

export const noClocks: Clocks = { usualMs: null, leastMs: Number.POSITIVE_INFINITY, windowFromMs: 0 };

/** Messages come thirty times a second; in this time at least one comes promptly, on a busy machine too. */
const WINDOW_MS = 2_000;

/** Less is the jitter of messages. */
const LEAST_MISSING_MS = 120;

/** Two crystals drift apart by up to a tenth of a millisecond a second; this share of a small distance is taken for that. */
const DRIFT_SHARE = 0.2;

export interface ClocksStep {
  readonly clocks: Clocks;
  /** How much sound is missing, found out in the window that has just ended; 0 when none is. */
  readonly missingMs: number;
}

/** Takes one look at both clocks. `nowMs` is any clock that never stops or jumps; `capturedMs` the count of samples. */
export function foldClocks(
  clocks: Clocks,
  { nowMs, capturedMs }: { readonly nowMs: number; readonly capturedMs: number },
): ClocksStep {
  const leastMs = Math.min(clocks.leastMs, nowMs - capturedMs);
  if (clocks.leastMs === Number.POSITIVE_INFINITY)
    return { clocks: { ...clocks, leastMs, windowFromMs: nowMs }, missingMs: 0 };
  if (nowMs - clocks.windowFromMs < WINDOW_MS) return { clocks: { ...clocks, leastMs }, missingMs: 0 };
  const next = { leastMs: Number.POSITIVE_INFINITY, windowFromMs: nowMs };
  const { usualMs } = clocks;
  if (usualMs === null) return { clocks: { ...next, usualMs: leastMs }, missingMs: 0 };
  const moreMs = leastMs - usualMs;
  // Filled in, it is missing no more.
  if (moreMs >= LEAST_MISSING_MS) return { clocks: { ...next, usualMs }, missingMs: moreMs };
  return { clocks: { ...next, usualMs: usualMs + DRIFT_SHARE * moreMs }, missingMs: 0 };
}

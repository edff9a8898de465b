/** Sound that never reached the audio thread: the count of samples falls behind the time that has passed. Fills nothing in. */
import type { Span } from '../base/span.ts';

/** What has been seen of two clocks. Their distance is time passed minus sound captured, in milliseconds. */
export interface Clocks {
  /** The distance when nothing was missing; null until a first window has passed. */
  readonly usualMs: number | null;
  /** The least distance of this window: a message that comes late only makes it look larger. */
  readonly leastMs: number;
  readonly windowFromMs: number;
  /** From the last look that showed that nothing was missing. */
  readonly looks: readonly Look[];
}

interface Look {
  readonly capturedMs: number;
  readonly distanceMs: number;
}

export const noClocks: Clocks = {
  usualMs: null,
  leastMs: Number.POSITIVE_INFINITY,
  windowFromMs: 0,
  looks: [],
};

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
  /** Where it was said, on a clock that has it: from the last sound that was surely whole on. */
  readonly missed: Span | null;
}

/** Takes one look at both clocks. `nowMs` is any clock that never stops or jumps; `capturedMs` the count of samples. */
export function foldClocks(
  clocks: Clocks,
  { nowMs, capturedMs }: { readonly nowMs: number; readonly capturedMs: number },
): ClocksStep {
  const distanceMs = nowMs - capturedMs;
  const leastMs = Math.min(clocks.leastMs, distanceMs);
  const looks = sinceWhole([...clocks.looks, { capturedMs, distanceMs }], clocks.usualMs);
  if (clocks.leastMs === Number.POSITIVE_INFINITY)
    return { clocks: { ...clocks, leastMs, windowFromMs: nowMs, looks }, missingMs: 0, missed: null };
  if (nowMs - clocks.windowFromMs < WINDOW_MS)
    return { clocks: { ...clocks, leastMs, looks }, missingMs: 0, missed: null };
  const next = { leastMs: Number.POSITIVE_INFINITY, windowFromMs: nowMs, looks };
  const { usualMs } = clocks;
  if (usualMs === null)
    return {
      clocks: { ...next, usualMs: leastMs, looks: sinceWhole(looks, leastMs) },
      missingMs: 0,
      missed: null,
    };
  const moreMs = leastMs - usualMs;
  // Filled in, it is missing no more.
  if (moreMs >= LEAST_MISSING_MS)
    return {
      clocks: { ...next, usualMs, looks: [] },
      missingMs: moreMs,
      missed: spanOf(looks, leastMs, moreMs),
    };
  return { clocks: { ...next, usualMs: usualMs + DRIFT_SHARE * moreMs }, missingMs: 0, missed: null };
}

/** A look that comes late shows too much missing; one that shows little shows that all was there by then. */
function sinceWhole(looks: readonly Look[], usualMs: number | null): readonly Look[] {
  if (usualMs === null) return looks;
  const index = looks.findLastIndex(({ distanceMs }) => distanceMs < usualMs + LEAST_MISSING_MS);
  return looks.slice(Math.max(0, index));
}

/** From the last look that was whole to the first after which no more was lost. */
function spanOf([whole, ...later]: readonly Look[], leastMs: number, missingMs: number): Span | null {
  const last = later.find(({ distanceMs }) => distanceMs < leastMs + LEAST_MISSING_MS);
  if (whole === undefined) return null;
  return { startMs: whole.capturedMs, endMs: (last ?? whole).capturedMs + missingMs };
}

/** Gathers the speech that was given up, ten milliseconds at a time, into gaps worth writing down. */

/** Losses this close together are one gap to a reader. */
const SAME_GAP_MS = 2_000;

/**
 * A growing gap is written once a second, so that a crash forgets little of it and the disk is left alone.
 */
const WRITE_EVERY_MS = 1_000;

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export interface Gaps {
  readonly add: (span: Span) => void;
  /** Writes what has not been written yet. */
  readonly flush: () => void;
}

/** `write` is called with the whole gap each time; the same start means the same gap. */
export function createGaps(write: (gap: Span) => void): Gaps {
  let gap: Span | null = null;
  let writtenMs = 0;
  const flush = () => {
    if (gap === null || gap.endMs === writtenMs) return;
    writtenMs = gap.endMs;
    write(gap);
  };
  return {
    add: (span) => {
      if (gap !== null && span.startMs - gap.endMs > SAME_GAP_MS) {
        flush();
        gap = null;
      }
      gap = gap === null ? span : { startMs: gap.startMs, endMs: Math.max(gap.endMs, span.endMs) };
      if (gap.endMs - writtenMs >= WRITE_EVERY_MS || writtenMs < gap.startMs) flush();
    },
    flush,
  };
}

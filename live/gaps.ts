/** Gathers speech that is not captioned, often ten milliseconds at a time, into gaps worth writing down. */
import { type Span, without } from '../core/base/span.ts';
import { type LaneId, LEAST_GAP_MS, type TranscriptGap } from '../core/transcript/transcript.ts';

/** Losses this close together are one gap to a reader. */
const SAME_GAP_MS = 2_000;

/** A growing gap is written once a second, so that a crash forgets little of it and the disk is left alone. */
const WRITE_EVERY_MS = 1_000;

/** Speech that is given up now may touch what was given up earlier, but hardly what lies so many gaps back. */
const KEPT_GAPS = 100;

export interface Gaps {
  readonly add: (spans: readonly Span[]) => void;
  /** Writes what has not been written yet. */
  readonly flush: () => void;
}

/** `write` is called with the whole gap each time; a growing gap keeps its id, and no two gaps share a moment. */
export function createGaps(lane: LaneId, write: (gap: TranscriptGap) => void): Gaps {
  let gaps: readonly TranscriptGap[] = [];
  const writtenMs = new Map<string, number>();

  const writeIfGrown = (gap: TranscriptGap, leastMs: number) => {
    const lengthMs = gap.endMs - gap.startMs;
    const before = writtenMs.get(gap.id) ?? 0;
    if (lengthMs < LEAST_GAP_MS || (before > 0 && lengthMs - before < leastMs)) return;
    writtenMs.set(gap.id, lengthMs);
    write(gap);
  };
  const put = (gap: TranscriptGap) => {
    gaps = [...gaps.filter(({ id }) => id !== gap.id), gap]
      .toSorted((first, second) => first.startMs - second.startMs)
      .slice(-KEPT_GAPS);
    writeIfGrown(gap, WRITE_EVERY_MS);
  };
  /** A span that no gap covers: the end of the gap before it, the beginning of the one after it, or a new one. */
  const addFree = ({ startMs, endMs }: Span) => {
    const before = gaps.findLast((gap) => gap.endMs <= startMs);
    const after = gaps.find((gap) => gap.startMs >= endMs);
    if (before !== undefined && startMs - before.endMs <= SAME_GAP_MS) put({ ...before, endMs });
    else if (after !== undefined && after.startMs - endMs <= SAME_GAP_MS) put({ ...after, startMs });
    else put({ kind: 'gap', lane, id: `gap:${Math.round(startMs)}`, startMs, endMs });
  };
  return {
    add: (spans) => {
      for (const span of spans.toSorted((first, second) => first.startMs - second.startMs))
        for (const free of without(span, gaps)) addFree(free);
    },
    flush: () => {
      for (const gap of gaps) writeIfGrown(gap, 1);
    },
  };
}

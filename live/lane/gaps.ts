/** Gathers speech that is not captioned, often ten milliseconds at a time, into gaps worth writing down. */
import { type Span, within, without } from '../../core/base/span.ts';
import { type LaneId, LEAST_GAP_MS, type TranscriptGap } from '../../core/transcript/transcript.ts';

/** Losses this close together are one gap to a reader. */
const SAME_GAP_MS = 2_000;

/**
 * Turns in a language that the engine does not know are one stretch to a reader while nothing else is said: who pauses
 * for longer between two sentences has stopped.
 */
const SAME_STRETCH_MS = 5_000;

/** A growing gap is written once a second, so that a crash forgets little of it and the disk is left alone. */
const WRITE_EVERY_MS = 1_000;

/** Speech that is given up now may touch what was given up earlier, but hardly what lies so many gaps back. */
const KEPT_GAPS = 100;

export interface Gaps {
  readonly add: (spans: readonly Span[]) => void;
  /** The same for one that is joined to others only where they touch. */
  readonly addApart: (span: Span) => void;
  /** Speech that was heard and not understood: joined to its like, but for what was `said` between. */
  readonly addNotUnderstood: (spans: readonly Span[], said: readonly Span[]) => void;
  /** The gaps that `add` and `flush` would write. Writes nothing. */
  readonly standing: (spans: readonly Span[]) => readonly TranscriptGap[];
  /** Writes what has not been written yet. */
  readonly flush: () => void;
}

/** `write` is called with the whole gap each time; a growing gap keeps its id, and no two gaps share a moment. */
export function createGaps(lane: LaneId, write: (gap: TranscriptGap) => void): Gaps {
  let gaps: readonly TranscriptGap[] = [];
  const apart = new Set<string>();
  const writtenMs = new Map<string, number>();

  const writeIfGrown = (gap: TranscriptGap, leastMs: number) => {
    const lengthMs = lengthOf(gap);
    const before = writtenMs.get(gap.id) ?? 0;
    if (lengthMs < LEAST_GAP_MS || (before > 0 && lengthMs - before < leastMs)) return;
    writtenMs.set(gap.id, lengthMs);
    write(gap);
  };
  const put = (after: readonly TranscriptGap[]) => {
    const before = gaps;
    gaps = after;
    for (const gap of gaps) if (!before.includes(gap)) writeIfGrown(gap, WRITE_EVERY_MS);
  };
  return {
    add: (spans) => put(addSpans(gaps, spans, { lane, apart, joinMs: SAME_GAP_MS })),
    addApart: (span) => {
      const before = gaps;
      put(addSpans(gaps, [span], { lane, apart, joinMs: 0 }));
      for (const gap of gaps) if (!before.includes(gap)) apart.add(gap.id);
    },
    addNotUnderstood: (spans, said) =>
      put(addSpans(gaps, spans, { lane, apart, joinMs: SAME_STRETCH_MS, reason: 'notUnderstood', said })),
    standing: (spans) =>
      addSpans(gaps, spans, { lane, apart, joinMs: SAME_GAP_MS }).filter(
        (gap) => lengthOf(gap) >= LEAST_GAP_MS && lengthOf(gap) !== writtenMs.get(gap.id),
      ),
    flush: () => {
      for (const gap of gaps) writeIfGrown(gap, 1);
    },
  };
}

const lengthOf = ({ startMs, endMs }: Span): number => endMs - startMs;

interface Joining {
  readonly lane: LaneId;
  /** Ids of gaps that are joined only to what they touch. */
  readonly apart: ReadonlySet<string>;
  /** Gaps this close to each other become one. */
  readonly joinMs: number;
  /** Gaps of different reasons stay apart. */
  readonly reason?: 'notUnderstood';
  /** What no gap grows over. */
  readonly said?: readonly Span[];
}

function addSpans(
  gaps: readonly TranscriptGap[],
  spans: readonly Span[],
  as: Joining,
): readonly TranscriptGap[] {
  let all = gaps;
  for (const span of spans.toSorted((first, second) => first.startMs - second.startMs))
    for (const free of without(span, all)) all = addFree(all, free, as);
  return all;
}

/** A span that no gap covers: the end of the gap before it, the beginning of the one after it, or a new one. */
function addFree(
  gaps: readonly TranscriptGap[],
  { startMs, endMs }: Span,
  { lane, apart, joinMs, reason, said = [] }: Joining,
): readonly TranscriptGap[] {
  const before = gaps.findLast((gap) => gap.endMs <= startMs);
  const after = gaps.find((gap) => gap.startMs >= endMs);
  const joins = (gap: TranscriptGap, pause: Span) =>
    gap.reason === reason &&
    lengthOf(pause) <= (apart.has(gap.id) ? 0 : joinMs) &&
    within(said, pause).length === 0;
  const put = (gap: TranscriptGap) =>
    [...gaps.filter(({ id }) => id !== gap.id), gap]
      .toSorted((first, second) => first.startMs - second.startMs)
      .slice(-KEPT_GAPS);
  if (before !== undefined && joins(before, { startMs: before.endMs, endMs: startMs }))
    return put({ ...before, endMs });
  if (after !== undefined && joins(after, { startMs: endMs, endMs: after.startMs }))
    return put({ ...after, startMs });
  const gap = { kind: 'gap', lane, id: `gap:${Math.round(startMs)}`, startMs, endMs } as const;
  return put(reason === undefined ? gap : { ...gap, reason });
}

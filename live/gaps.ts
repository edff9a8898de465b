/** Gathers speech that is not captioned, often ten milliseconds at a time, into gaps worth writing down. */
import type { Span } from '../core/base/span.ts';
import type { LaneId, TranscriptGap } from '../core/transcript/transcript.ts';

/** Losses this close together are one gap to a reader. */
const SAME_GAP_MS = 2_000;

/** Less is no word. */
const LEAST_GAP_MS = 300;

/** A growing gap is written once a second, so that a crash forgets little of it and the disk is left alone. */
const WRITE_EVERY_MS = 1_000;

export interface Gaps {
  readonly add: (spans: readonly Span[]) => void;
  /** Writes what has not been written yet. */
  readonly flush: () => void;
}

/** `write` is called with the whole gap each time; a growing gap keeps its id. */
export function createGaps(lane: LaneId, write: (gap: TranscriptGap) => void): Gaps {
  let gap: TranscriptGap | null = null;
  let writtenMs = 0;

  const lengthMs = () => (gap === null ? 0 : gap.endMs - gap.startMs);
  const flush = () => {
    if (gap === null || lengthMs() === writtenMs || lengthMs() < LEAST_GAP_MS) return;
    writtenMs = lengthMs();
    write(gap);
  };
  const begin = ({ startMs, endMs }: Span) => {
    flush();
    writtenMs = 0;
    gap = { kind: 'gap', lane, id: `gap:${Math.round(startMs)}`, startMs, endMs };
  };
  const add = (span: Span) => {
    if (gap === null || span.startMs - gap.endMs > SAME_GAP_MS || gap.startMs - span.endMs > SAME_GAP_MS) {
      begin(span);
    } else {
      gap = { ...gap, startMs: Math.min(gap.startMs, span.startMs), endMs: Math.max(gap.endMs, span.endMs) };
    }
    if (writtenMs === 0 || lengthMs() - writtenMs >= WRITE_EVERY_MS) flush();
  };
  return {
    add: (spans) => {
      for (const span of spans.toSorted((first, second) => first.startMs - second.startMs)) add(span);
    },
    flush,
  };
}

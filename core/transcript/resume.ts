/** Where transcribing a recording that was broken off goes on, and what of it is kept. Reads no file. */
import type { LaneId, TranscriptEntry } from './transcript.ts';

/** How a lane stood when it was last told. */
export interface LaneStanding {
  readonly lane: LaneId;
  readonly reachedMs: number;
  /** Somebody was speaking: some of it may be in none of the entries. */
  readonly isSpeaking: boolean;
  /** What was not settled: open lines, and what was owed as gaps. */
  readonly entries: readonly TranscriptEntry[];
}

export interface Resumption {
  /** On the recording's clock. */
  readonly fromMs: number;
  readonly entries: readonly TranscriptEntry[];
}

/** A turn that has just begun is in no entry yet. */
const JUST_BEGUN_MS = 1_000;

/**
 * Goes on where the first lane has something unsettled; what was settled after that in another lane is heard again
 * instead of being kept, so that nothing is missing and nothing comes twice.
 */
export function resumeFrom(
  settled: readonly TranscriptEntry[],
  standings: readonly LaneStanding[],
): Resumption {
  let fromMs = Math.min(Number.POSITIVE_INFINITY, ...standings.map(unsettledFromMs));
  if (!Number.isFinite(fromMs)) return { fromMs: 0, entries: [] };
  for (;;) {
    const cut = settled.filter(({ startMs, endMs }) => startMs < fromMs && fromMs < endMs);
    if (cut.length === 0) break;
    fromMs = Math.min(...cut.map(({ startMs }) => startMs));
  }
  return { fromMs, entries: settled.filter(({ startMs }) => startMs < fromMs) };
}

const unsettledFromMs = ({ reachedMs, isSpeaking, entries }: LaneStanding): number =>
  Math.max(
    0,
    Math.min(reachedMs - (isSpeaking ? JUST_BEGUN_MS : 0), ...entries.map(({ startMs }) => startMs)),
  );

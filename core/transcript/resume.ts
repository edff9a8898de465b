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
 * Goes on where the first lane has something unsettled. What another lane has settled after that is kept: up to where
 * that lane resumes it is not to be heard again (laneResumesAtMs). So nothing is missing and nothing comes twice.
 */
export function resumeFrom(
  settled: readonly TranscriptEntry[],
  standings: readonly LaneStanding[],
): Resumption {
  const from = new Map(standings.map(({ lane }) => [lane, laneResumesAtMs(lane, settled, standings)]));
  return {
    fromMs: from.size === 0 ? 0 : Math.min(...from.values()),
    entries: settled.filter(({ lane, startMs }) => startMs < (from.get(lane) ?? 0)),
  };
}

/** Where a lane has something unsettled, and none of its entries is cut in two; 0 where nothing is known of it. */
export function laneResumesAtMs(
  lane: LaneId,
  settled: readonly TranscriptEntry[],
  standings: readonly LaneStanding[],
): number {
  const standing = standings.find((one) => one.lane === lane);
  let fromMs = standing === undefined ? 0 : unsettledFromMs(standing);
  for (;;) {
    const cut = settled.filter(
      (entry) => entry.lane === lane && entry.startMs < fromMs && fromMs < entry.endMs,
    );
    if (cut.length === 0) return fromMs;
    fromMs = Math.min(...cut.map(({ startMs }) => startMs));
  }
}

const unsettledFromMs = ({ reachedMs, isSpeaking, entries }: LaneStanding): number =>
  Math.max(
    0,
    Math.min(reachedMs - (isSpeaking ? JUST_BEGUN_MS : 0), ...entries.map(({ startMs }) => startMs)),
  );

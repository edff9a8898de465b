/** The lanes of a session until they have ended: each settles what it has heard, then lets go of its source. */
import type { LaneId } from '../core/transcript/transcript.ts';
import type { RunningLane } from './openLane.ts';

export interface Closings {
  readonly add: (lane: RunningLane) => void;
  /** Whether it runs or still settles. */
  readonly has: (lane: RunningLane) => boolean;
  /** Never fails: what went wrong is told by `failures`. */
  readonly close: (id: LaneId, lane: RunningLane) => Promise<void>;
  /** Keeps what is not settled as it stands: nothing is waited for from now on. */
  readonly abandon: () => void;
  readonly all: () => Promise<unknown>;
  readonly failures: () => readonly unknown[];
  /** How far into the session the lanes that have ended have heard, in milliseconds. */
  readonly reachedMs: () => number;
}

export function createClosings(onClosed: (id: LaneId) => void): Closings {
  const unclosed = new Set<RunningLane>();
  const closings = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let isAbandoned = false;
  let reachedMs = 0;
  const settle = async ({ lane, source, part }: RunningLane) => {
    try {
      if (!isAbandoned) await lane.finish();
      reachedMs = Math.max(reachedMs, part.offsetMs + source.capture.capturedMs());
    } finally {
      source.capture.close();
    }
  };
  return {
    add: (lane) => void unclosed.add(lane),
    has: (lane) => unclosed.has(lane),
    close: (id, lane) => {
      const closing = settle(lane)
        .catch((error: unknown) => void failures.push(error))
        .then(() => {
          unclosed.delete(lane);
          closings.delete(closing);
          onClosed(id);
        });
      closings.add(closing);
      return closing;
    },
    abandon: () => {
      isAbandoned = true;
      for (const { lane } of unclosed) lane.abandon();
    },
    all: () => Promise.all(closings),
    failures: () => failures,
    reachedMs: () => reachedMs,
  };
}

/** Notices that speech is heard but no text comes back. Says so; what to do about it is the link's business. */

/** First deltas take 0.5–1.2 s; five seconds of speech without one is a fault, not a delay. */
const SPEECH_WITHOUT_TEXT_MS = 5_000;

/** none: all is well. stalled: the first time, a fresh item may help. dead: it did not. */
export type Verdict = 'none' | 'stalled' | 'dead';

export interface Watchdog {
  /** Speech of this length was sent; the verdict is given at the moment it changes, else `none`. */
  readonly hear: (speechMs: number) => Verdict;
  /** Text came: all is well. True when it had been missing. */
  readonly see: () => boolean;
}

export function createWatchdog(): Watchdog {
  let waitedMs = 0;
  let stalls = 0;
  return {
    hear: (speechMs) => {
      waitedMs += speechMs;
      if (waitedMs < SPEECH_WITHOUT_TEXT_MS) return 'none';
      waitedMs = 0;
      stalls += 1;
      return stalls === 1 ? 'stalled' : 'dead';
    },
    see: () => {
      const wasMissing = stalls > 0;
      waitedMs = 0;
      stalls = 0;
      return wasMissing;
    },
  };
}

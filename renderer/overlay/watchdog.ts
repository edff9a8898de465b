/** Notices that speech is heard but no text comes back. Says so; what to do about it is the link's business. */

/** First deltas take 0.5–1.2 s; five seconds of speech without one is a fault, not a delay. */
const STALLED_MS = 5_000;

/** So much speech without text at the end of a turn is suspicious: ordinary finals are about one second behind. */
const SUSPICIOUS_MS = 2_500;

/** none: all is well. stalled: the first time, a fresh item may help. dead: it did not. */
export type Verdict = 'none' | 'stalled' | 'dead';

export interface Watchdog {
  /** Speech of this length was sent; a verdict is given once, at the moment it is reached. */
  readonly hear: (speechMs: number) => Verdict;
  /** Text came: all is well. True when it had been missing. */
  readonly see: () => boolean;
  /** Whether a turn that ends now may lack its last words. */
  readonly isSuspicious: () => boolean;
}

export function createWatchdog(): Watchdog {
  let waitedMs = 0;
  return {
    hear: (speechMs) => {
      const beforeMs = waitedMs;
      waitedMs += speechMs;
      const reached = (limitMs: number) => beforeMs < limitMs && waitedMs >= limitMs;
      if (reached(2 * STALLED_MS)) return 'dead';
      return reached(STALLED_MS) ? 'stalled' : 'none';
    },
    see: () => {
      const wasMissing = waitedMs >= STALLED_MS;
      waitedMs = 0;
      return wasMissing;
    },
    isSuspicious: () => waitedMs >= SUSPICIOUS_MS,
  };
}

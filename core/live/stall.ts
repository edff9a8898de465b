/** When speech that brings no text is a fault. Acts on nothing. */

/** First text takes 0.5–1.2 s; five seconds of speech without any is a fault, not a delay. */
const STALLED_MS = 5_000;

/** stalled: a fresh turn may help. dead: it did not. */
export type Stall = 'none' | 'stalled' | 'dead';

/** The verdict when speech without text grows from one length to another; each is given once, when it is reached. */
export function stallOf(beforeMs: number, afterMs: number): Stall {
  const isReached = (limitMs: number) => beforeMs < limitMs && afterMs >= limitMs;
  if (isReached(2 * STALLED_MS)) return 'dead';
  return isReached(STALLED_MS) ? 'stalled' : 'none';
}

/** Whether text had been missing for so long that a person was told. */
export const wasStalled = (silentMs: number): boolean => silentMs >= STALLED_MS;

/** Where a call's sound is, by the time that has passed since it was accepted and by what the service says of it. */
import type { Clock } from '../../live/clock.ts';

export interface CallClock {
  /** Milliseconds of the call's sound so far, to within the way to the service and back. */
  readonly atMs: () => number;
  /** The service has just told of something at this place in the sound. */
  readonly heard: (audioMs: number) => void;
}

/** @param sinceMs how long ago the call was accepted: another process may have done that. */
export function createCallClock({ nowMs }: Pick<Clock, 'nowMs'>, sinceMs: number): CallClock {
  const startedMs = nowMs() - sinceMs;
  /** The sound begins some time after the call is accepted. */
  let lateMs: number | null = null;
  const passedMs = () => nowMs() - startedMs;
  return {
    atMs: () => Math.max(0, passedMs() - (lateMs ?? 0)),
    heard: (audioMs) => {
      const seenMs = Math.max(0, passedMs() - audioMs);
      lateMs = Math.min(lateMs ?? seenMs, seenMs);
    },
  };
}

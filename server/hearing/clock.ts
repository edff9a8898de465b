/** Real time for sessions that run on this server. */
import type { Clock } from '../../live/clock.ts';

export const clock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

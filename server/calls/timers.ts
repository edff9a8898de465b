/** A clock whose timers can all be called off, so that what was begun holds up no process that stops. */
import type { Clock } from '../../live/clock.ts';

export interface StoppableClock extends Clock {
  readonly stop: () => void;
}

export function createStoppableClock({ nowMs, after }: Clock): StoppableClock {
  const cancels = new Set<() => void>();
  return {
    nowMs,
    after: (delayMs, act) => {
      const cancelTimer = after(delayMs, () => {
        cancels.delete(cancel);
        act();
      });
      const cancel = () => {
        cancels.delete(cancel);
        cancelTimer();
      };
      cancels.add(cancel);
      return cancel;
    },
    stop: () => {
      for (const cancel of [...cancels]) cancel();
    },
  };
}

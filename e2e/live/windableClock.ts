/** Time that a test winds on by hand: timers fire in order, in milliseconds of real time. */
import type { Clock } from '../../live/clock.ts';

export interface WindableClock extends Clock {
  /** Lets so much time pass. */
  readonly wind: (ms: number) => Promise<void>;
}

interface Timer {
  readonly atMs: number;
  readonly act: () => void;
}

/** @param awaits how many promises in a row may lead from one timer to the next. */
export function createWindableClock(awaits = 8): WindableClock {
  let nowMs = 0;
  let timers: readonly Timer[] = [];
  /** Until what was resolved has been acted on. */
  const settle = async () => {
    for (let turn = 0; turn < awaits; turn += 1) await Promise.resolve();
  };
  return {
    nowMs: () => nowMs,
    after: (delayMs, act) => {
      const timer = { atMs: nowMs + delayMs, act };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    wind: async (ms) => {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const due = timers.filter(({ atMs }) => atMs <= untilMs);
        const next = due.reduce<Timer | undefined>(
          (first, timer) => (first && first.atMs <= timer.atMs ? first : timer),
          undefined,
        );
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.act();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}

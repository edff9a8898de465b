/** Time as it is handed in: real timers in the app, a clock that is wound by hand in tests. */

export interface Clock {
  /** Milliseconds since any moment; never goes back. */
  readonly nowMs: () => number;
  /** Acts once after a delay; gives back what cancels that. */
  readonly after: (delayMs: number, act: () => void) => () => void;
}

const CHECK_EVERY_MS = 20;

export const wait = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve));

/** Resolves when the condition holds, at the latest after `withinMs`. */
export async function until(clock: Clock, holds: () => boolean, withinMs: number): Promise<void> {
  const startedMs = clock.nowMs();
  while (!holds() && clock.nowMs() - startedMs < withinMs) await wait(clock, CHECK_EVERY_MS);
}

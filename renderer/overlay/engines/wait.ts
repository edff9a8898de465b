/** Promises for time and conditions, for the few places that must let something settle. */

const CHECK_EVERY_MS = 20;

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the condition holds, at the latest after `withinMs`. */
export async function until(holds: () => boolean, withinMs: number): Promise<void> {
  const startedAt = performance.now();
  while (!holds() && performance.now() - startedAt < withinMs) await wait(CHECK_EVERY_MS);
}

/** The end of every switch over a union: a case that was forgotten does not compile. */

/** @throws {Error} if a value reached it after all; only outside data that no parser checked could do so. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

/** When a connection must be replaced before the service ends it. Holds no timer. */

/** The service ends a session after 60 minutes; five of them are plenty to find a pause in. */
const MARGIN_MS = 5 * 60_000;

/** For servers that do not say when a session ends; none lasts longer. */
const USUAL_LIFE_MS = 60 * 60_000;

/** How long from now. `expiresAtEpochMs` is null when the server does not say. */
export function renewInMs(expiresAtEpochMs: number | null, nowEpochMs: number): number {
  const saidMs = (expiresAtEpochMs ?? 0) - nowEpochMs;
  // A computer's clock may be hours off: by a fast one a new connection has long ended, and would be renewed at once;
  // by a slow one it would live on past its end.
  const lifeMs = saidMs > 0 ? Math.min(saidMs, USUAL_LIFE_MS) : USUAL_LIFE_MS;
  return lifeMs > 2 * MARGIN_MS ? lifeMs - MARGIN_MS : lifeMs / 2;
}

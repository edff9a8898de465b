/** When a connection must be replaced before the service ends it. Holds no timer. */

/** The service ends a session after 60 minutes; five of them are plenty to find a pause in. */
const MARGIN_MS = 5 * 60_000;

/** For servers that do not say when a session ends; none lasts longer. */
const USUAL_LIFE_MS = 60 * 60_000;

/** Without the server's clock, a shorter life than this is more likely a wrong clock than a short session. */
const LEAST_BELIEVED_MS = MARGIN_MS;

/**
 * How long from now. `expiresAtEpochMs` is null when the server does not say. `clockAheadMs` is the server's clock minus
 * ours, null when it is not known: a computer's clock may be hours off. By a fast one a new connection has long ended or
 * is about to, and would be renewed over and over; by a slow one it would live on past its end. `earlierMs` keeps the
 * ends of lanes that were opened together apart.
 */
export function renewInMs(
  expiresAtEpochMs: number | null,
  {
    nowEpochMs,
    clockAheadMs,
    earlierMs = 0,
  }: {
    readonly nowEpochMs: number;
    readonly clockAheadMs: number | null;
    readonly earlierMs?: number;
  },
): number {
  const saidMs = (expiresAtEpochMs ?? 0) - nowEpochMs - (clockAheadMs ?? 0);
  const isBelieved = saidMs > (clockAheadMs === null ? LEAST_BELIEVED_MS : 0);
  const lifeMs = isBelieved ? Math.min(saidMs, USUAL_LIFE_MS) : USUAL_LIFE_MS;
  const inMs = lifeMs > 2 * MARGIN_MS ? lifeMs - MARGIN_MS : lifeMs / 2;
  return inMs - Math.min(earlierMs, inMs / 4);
}

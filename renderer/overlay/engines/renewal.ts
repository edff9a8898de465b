/**
 * Goes over to a fresh connection before the service ends the old one: the new one is ready first, the change
 * falls in a pause.
 */
import type { Result } from '../../../core/base/result.ts';
import type { Connection } from './connection.ts';

/** The service ends a session after 60 minutes; five of them are plenty to find a pause in. */
const MARGIN_MS = 5 * 60_000;

/** For servers that do not say when a session ends; none lasts longer. */
const USUAL_LIFE_MS = 60 * 60_000;

/** After a renewal that did not come up. */
const TRY_AGAIN_MS = 10_000;

/** How long the old connection may take to settle what it heard. */
const RETIRE_WITHIN_MS = 10_000;
const RETIRE_CHECK_MS = 100;

export interface RenewalNeeds {
  readonly open: () => Promise<Result<Connection>>;
  /** Whether nobody is in the middle of a turn. */
  readonly canSwitch: () => boolean;
  /** Makes a connection the current one and gives the old one back, or null when there is none to replace. */
  readonly switchTo: (next: Connection) => Connection | null;
  readonly isSettled: (number: number) => boolean;
  /** A retired connection ends: text that it did not settle stays as it is. */
  readonly onRetired: (number: number) => void;
}

export interface Renewal {
  /** Plans the renewal of a connection that ends then; null when the server does not say. */
  readonly schedule: (expiresAtEpochMs: number | null) => void;
  readonly start: () => void;
  readonly switchIfReady: () => void;
  /** A connection that is not the current one was lost. */
  readonly lose: (number: number) => void;
  readonly cancel: () => void;
}

export function createRenewal(needs: RenewalNeeds): Renewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ready: Connection | null = null;
  /** Counts cancellations, so that a connection opened for an earlier plan is not used. */
  let plan = 0;

  const retire = (last: Connection) => {
    last.detach();
    const startedAt = performance.now();
    const check = setInterval(() => {
      if (!needs.isSettled(last.number) && performance.now() - startedAt < RETIRE_WITHIN_MS) return;
      clearInterval(check);
      needs.onRetired(last.number);
      last.close();
    }, RETIRE_CHECK_MS);
  };

  const switchIfReady = () => {
    if (ready === null || !needs.canSwitch()) return;
    const next = ready;
    ready = null;
    const last = needs.switchTo(next);
    if (last === null) next.close();
    else retire(last);
  };

  const start = async () => {
    clearTimeout(timer);
    plan += 1;
    const own = plan;
    const opened = await needs.open();
    if (own !== plan) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) {
      timer = setTimeout(start, TRY_AGAIN_MS);
      return;
    }
    ready?.close();
    ready = opened.value;
    switchIfReady();
  };

  return {
    schedule: (expiresAtEpochMs) => {
      clearTimeout(timer);
      const saidMs = (expiresAtEpochMs ?? 0) - Date.now();
      // A computer's clock may be hours off: by a fast one a new connection has long ended, and would be
      // renewed without pause.
      const lifeMs = saidMs > 0 ? Math.min(saidMs, USUAL_LIFE_MS) : USUAL_LIFE_MS;
      timer = setTimeout(start, lifeMs > 2 * MARGIN_MS ? lifeMs - MARGIN_MS : lifeMs / 2);
    },
    start: () => void start(),
    switchIfReady,
    lose: (number) => {
      if (ready?.number !== number) return;
      ready.close();
      ready = null;
      void start();
    },
    cancel: () => {
      plan += 1;
      clearTimeout(timer);
      ready?.close();
      ready = null;
    },
  };
}

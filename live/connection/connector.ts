/** Opens a connection and, while captions are wanted, tries again until one is up. Does nothing with it but hand it over. */
import type { Problem } from '../../core/base/problem.ts';
import type { Result } from '../../core/base/result.ts';
import { nextRetryDelayMs, STABLE_AFTER_MS } from '../../core/live/retry.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import { type Clock, until } from '../clock.ts';

/** How long an opening may be waited for at the end: a model loads in two seconds, from a slow disk in more. */
export const LONGEST_OPENING_MS = 8_000;

export interface ConnectorNeeds<Opened extends { readonly close: () => void }> {
  readonly clock: Clock;
  /** In [0, 1): spreads the retries of many clients. */
  readonly random: () => number;
  readonly open: () => Promise<Result<Opened>>;
  readonly onOpen: (connection: Opened) => void;
  readonly onStatus: (status: SessionStatus) => void;
}

export interface Connector {
  /** Opens one now; does nothing while one is being opened. */
  readonly connect: () => void;
  /** Opens one after the wait that the retry table gives, or gives up where trying again cannot help. */
  readonly connectAgain: (problem: Problem) => void;
  /** A person asked: do not wait for the next try, and start the table again. */
  readonly connectNow: () => void;
  /** Waits for no other try; one that is being opened is still handed over. */
  readonly rest: () => void;
  /** Opens one at once, or goes on opening one, and waits for that some seconds at most; opens nothing after it. */
  readonly openLast: () => Promise<void>;
  /** Opens nothing more; one that is being opened is closed when it is up. */
  readonly cancel: () => void;
}

export function createConnector<Opened extends { readonly close: () => void }>(
  needs: ConnectorNeeds<Opened>,
): Connector {
  const { clock, random, onStatus } = needs;
  let attempt = 0;
  let openedMs: number | null = null;
  let isOpening = false;
  let hasBeenLive = false;
  let isCancelled = false;
  let isLast = false;
  let stopWaiting = () => {};

  const connect = async () => {
    if (isOpening || isCancelled) return;
    isOpening = true;
    onStatus({ status: 'connecting' });
    const opened = await needs.open();
    isOpening = false;
    if (!opened.ok) connectAgain(opened.problem);
    else if (isCancelled) opened.value.close();
    else {
      openedMs = clock.nowMs();
      hasBeenLive = true;
      needs.onOpen(opened.value);
    }
  };

  const connectAgain = (problem: Problem) => {
    if (isCancelled || isLast) return;
    const wasStable = openedMs !== null && clock.nowMs() - openedMs > STABLE_AFTER_MS;
    openedMs = null;
    attempt = wasStable ? 1 : attempt + 1;
    const delayMs = nextRetryDelayMs(attempt, problem, { random: random(), hasBeenLive });
    if (delayMs === null) return onStatus({ status: 'failed', problem });
    onStatus({ status: 'retrying', attempt, delayMs, problem });
    stopWaiting = clock.after(delayMs, connect);
  };

  return {
    connect: () => void connect(),
    connectAgain,
    connectNow: () => {
      stopWaiting();
      attempt = 0;
      void connect();
    },
    rest: () => stopWaiting(),
    openLast: async () => {
      isLast = true;
      stopWaiting();
      void connect();
      await until(clock, () => !isOpening, LONGEST_OPENING_MS);
      isCancelled = true;
    },
    cancel: () => {
      isCancelled = true;
      stopWaiting();
    },
  };
}

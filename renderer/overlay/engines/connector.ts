/**
 * Opens a connection and, while captions are wanted, tries again until one is up. Does nothing with a
 * connection but hand it over.
 */
import type { Problem } from '../../../core/base/problem.ts';
import type { Result } from '../../../core/base/result.ts';
import { nextRetryDelayMs, type SessionStatus, STABLE_AFTER_MS } from '../../../core/live/status.ts';
import type { Connection } from './connection.ts';

export interface ConnectorNeeds {
  readonly open: () => Promise<Result<Connection>>;
  readonly onOpen: (connection: Connection) => void;
  readonly onStatus: (status: SessionStatus) => void;
}

export interface Connector {
  /** Opens one now; does nothing while one is being opened. */
  readonly connect: () => void;
  /** Opens one after the wait that the retry table gives, or gives up where trying again cannot help. */
  readonly connectAgain: (problem: Problem) => void;
  /** A person asked: do not wait for the next try, and start the table again. */
  readonly connectNow: () => void;
  /** Opens nothing more; one that is being opened is closed when it is up. */
  readonly cancel: () => void;
}

export function createConnector(needs: ConnectorNeeds): Connector {
  let attempt = 0;
  let openedAt: number | null = null;
  let isOpening = false;
  let isCancelled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = async () => {
    if (isOpening || isCancelled) return;
    isOpening = true;
    needs.onStatus({ status: 'connecting' });
    const opened = await needs.open();
    isOpening = false;
    if (!opened.ok) connectAgain(opened.problem);
    else if (isCancelled) opened.value.close();
    else {
      openedAt = performance.now();
      needs.onOpen(opened.value);
    }
  };

  const connectAgain = (problem: Problem) => {
    if (isCancelled) return;
    const wasStable = openedAt !== null && performance.now() - openedAt > STABLE_AFTER_MS;
    openedAt = null;
    attempt = wasStable ? 1 : attempt + 1;
    const delayMs = nextRetryDelayMs(attempt, problem, Math.random());
    if (delayMs === null) {
      needs.onStatus({ status: 'failed', problem });
      return;
    }
    needs.onStatus({ status: 'retrying', attempt, delayMs, problem });
    timer = setTimeout(connect, delayMs);
  };

  return {
    connect,
    connectAgain,
    connectNow: () => {
      clearTimeout(timer);
      attempt = 0;
      void connect();
    },
    cancel: () => {
      isCancelled = true;
      clearTimeout(timer);
    },
  };
}

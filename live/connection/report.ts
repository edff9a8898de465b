/** Says how a lane's connection is: who listens, and what keeps the preferred engine from it. Opens nothing. */
import type { Problem } from '../../core/base/problem.ts';
import { problemOf, type SessionStatus } from '../../core/live/status.ts';
import type { Numbered } from './openings.ts';

export interface ReportNeeds {
  /** The connection that hears the lane, or null. */
  readonly current: () => Numbered | null;
  readonly isFallback: () => boolean;
  readonly onStatus: (status: SessionStatus) => void;
}

export interface Report {
  /** The status of trying to open the preferred engine: told while nobody listens. */
  readonly preferred: (status: SessionStatus) => void;
  /** Only remembered: another is about to stand in. */
  readonly note: (status: SessionStatus) => void;
  readonly live: (warning: Problem | null) => void;
  /** A connection hears from now on. */
  readonly begin: () => void;
  /** What its engine warns of, until that is over. */
  readonly warn: (problem: Problem | null) => void;
  /** Whatever was told of the preferred engine last, once more. */
  readonly again: () => void;
  /** Whether anything keeps the preferred engine from listening. */
  readonly isTroubled: () => boolean;
  /** Nothing keeps it any more, or another is preferred. */
  readonly forget: () => void;
}

export function createReport({ current, isFallback, onStatus }: ReportNeeds): Report {
  let trouble: SessionStatus | null = null;
  let engineWarning: Problem | null = null;
  const live = (warning: Problem | null) => {
    const connection = current();
    if (connection === null) return;
    const away = isFallback() && trouble !== null ? problemOf(trouble) : null;
    onStatus({
      status: 'live',
      engine: connection.engine,
      fallbackFor: away,
      warning: warning ?? engineWarning,
    });
  };
  const note = (status: SessionStatus) => {
    if (problemOf(status) !== null) trouble = status;
  };
  return {
    note,
    preferred: (status) => {
      note(status);
      if (current() === null) onStatus(status);
      else live(null);
    },
    live,
    begin: () => {
      engineWarning = null;
      if (!isFallback()) trouble = null;
    },
    warn: (problem) => {
      engineWarning = problem;
      live(null);
    },
    again: () => onStatus(trouble ?? { status: 'connecting' }),
    isTroubled: () => trouble !== null,
    forget: () => {
      trouble = null;
    },
  };
}

/** Lets another engine listen when the preferred one has been away for a while. Never opens the preferred one. */
import type { Result } from '../../core/base/result.ts';
import { type Clock, until } from '../clock.ts';
import { LONGEST_OPENING_MS } from './connector.ts';
import type { Numbered } from './openings.ts';

/** Most drops are over sooner, and what was said meanwhile waits; longer and people miss a sentence. */
export const GO_OVER_AFTER_MS = 2_000;

/** After one that could not be opened. */
const TRY_AGAIN_MS = 5_000;

/** After one that was lost so soon, each time twice as long. */
const SOON_MS = 5_000;
const FIRST_WAIT_MS = 1_000;

export interface FallbackNeeds {
  readonly clock: Clock;
  /** Whether anything may stand in. */
  readonly has: () => boolean;
  /** Opens it. */
  readonly open: () => Promise<Result<Numbered>>;
  /** Called when it may be needed soon, so that it is ready then. */
  readonly prepare: () => void;
  readonly onOpen: (connection: Numbered) => void;
  readonly onRefused: () => void;
}

export interface Fallback {
  /** Nothing is heard from now on: opens what may stand in after so long, unless `rest` comes first. A second call can only shorten the wait. */
  readonly need: (afterMs: number) => void;
  /** The one that stood in is gone: opens another at once, or later where one after another goes. */
  readonly needAnother: () => void;
  /** Opens at once and waits for that, for some seconds at most. */
  readonly openNow: () => Promise<void>;
  /** Something is heard: no need any more. */
  readonly rest: () => void;
}

export function createFallback(needs: FallbackNeeds): Fallback {
  const { clock } = needs;
  let dueMs: number | null = null;
  let stopWaiting = () => {};
  let isOpening = false;
  let openedMs = 0;
  let lostSoon = 0;

  const waitFor = (delayMs: number) => {
    dueMs = clock.nowMs() + delayMs;
    stopWaiting();
    stopWaiting = clock.after(delayMs, () => void open());
  };

  const open = async () => {
    if (isOpening) return;
    isOpening = true;
    const opened = await needs.open();
    isOpening = false;
    if (opened.ok && dueMs === null) opened.value.close();
    else if (opened.ok) {
      openedMs = clock.nowMs();
      needs.onOpen(opened.value);
    } else if (dueMs !== null) {
      waitFor(TRY_AGAIN_MS);
      needs.onRefused();
    }
  };

  const need = (afterMs: number) => {
    if (!needs.has()) return;
    if (dueMs === null) needs.prepare();
    if (dueMs === null || clock.nowMs() + afterMs < dueMs) waitFor(afterMs);
  };
  const rest = () => {
    dueMs = null;
    stopWaiting();
  };
  return {
    need,
    rest,
    needAnother: () => {
      lostSoon = clock.nowMs() - openedMs > SOON_MS ? 0 : lostSoon + 1;
      need(lostSoon === 0 ? 0 : Math.min(TRY_AGAIN_MS, FIRST_WAIT_MS * 2 ** (lostSoon - 1)));
    },
    openNow: async () => {
      if (!needs.has()) return;
      need(0);
      const dueAtMs = dueMs;
      await until(clock, () => dueMs !== dueAtMs, LONGEST_OPENING_MS);
      rest();
    },
  };
}

/** Goes over to a fresh connection while the old one still hears: the new one is ready first, the change falls in a pause. */
import type { Result } from '../../core/base/result.ts';
import type { Clock } from '../clock.ts';
import type { Numbered } from './openings.ts';

/** After a renewal that did not come up. */
const TRY_AGAIN_MS = 10_000;

/** One that was away must have been there for so long before it takes over again: a network that flaps would. */
const REACHABLE_MS = 10_000;

/** One that is ready waits for its pause no longer than this where who hears cannot keep up: that pause may never come. */
const OVERDUE_MS = 20_000;

/** How long the old connection may take to settle what it heard. */
const RETIRE_WITHIN_MS = 10_000;
const RETIRE_CHECK_MS = 100;

export interface RenewalNeeds {
  readonly clock: Clock;
  readonly open: () => Promise<Result<Numbered>>;
  /** Whether nobody is in the middle of a turn. */
  readonly canSwitch: () => boolean;
  /** Makes a connection the one that hears and gives the old one back, or null when there is none to replace. */
  readonly switchTo: (next: Numbered) => Numbered | null;
  /** Whether who hears is behind what has been captured. */
  readonly isBehind: () => boolean;
  /** One has been ready for long, and who hears is behind. */
  readonly onOverdue: () => void;
  readonly isSettled: (number: number) => boolean;
  /** A retired connection is closed: text that it did not settle stays as it is. */
  readonly onRetired: (number: number) => void;
  /** A connection that retires was lost: what it has not settled it will not settle. */
  readonly onRetiringLost: (number: number) => void;
}

export interface Renewal {
  readonly start: () => void;
  /** One that is open already, to go over to in a pause; where it was away, when it has been there for some time. */
  readonly offer: (next: Numbered, wasAway: boolean) => void;
  readonly isReady: (number: number) => boolean;
  /** Hands out what is ready instead of going over to it. */
  readonly takeReady: () => Numbered | null;
  readonly switchIfReady: () => void;
  /** A connection that does not hear the lane was lost. */
  readonly lose: (number: number) => void;
  /** Plans no change any more; what retires may still settle what it heard. */
  readonly cancel: () => void;
  /** Closes what has not retired yet. */
  readonly close: () => void;
}

export function createRenewal(needs: RenewalNeeds): Renewal {
  const { clock } = needs;
  let stopWaiting = () => {};
  let ready: Numbered | null = null;
  let readyFromMs = 0;
  /** Counts plans, so that a connection opened for an earlier one is not used. */
  let plan = 0;
  const retiring = new Set<Numbered>();

  const retire = (last: Numbered) => {
    const startedMs = clock.nowMs();
    retiring.add(last);
    const check = () => {
      if (!retiring.has(last)) return;
      if (!needs.isSettled(last.number) && clock.nowMs() - startedMs < RETIRE_WITHIN_MS) {
        clock.after(RETIRE_CHECK_MS, check);
        return;
      }
      retiring.delete(last);
      needs.onRetired(last.number);
      last.close();
    };
    clock.after(RETIRE_CHECK_MS, check);
  };

  const switchIfReady = () => {
    if (ready === null || clock.nowMs() < readyFromMs || !needs.canSwitch()) return;
    const next = ready;
    ready = null;
    stopWaiting();
    const last = needs.switchTo(next);
    if (last === null) next.close();
    else retire(last);
  };

  const start = async () => {
    stopWaiting();
    plan += 1;
    const own = plan;
    const opened = await needs.open();
    if (own !== plan) {
      if (opened.ok) opened.value.close();
      return;
    }
    if (!opened.ok) {
      stopWaiting = clock.after(TRY_AGAIN_MS, start);
      return;
    }
    offer(opened.value, false);
  };

  const offer = (next: Numbered, wasAway: boolean) => {
    const afterMs = wasAway ? REACHABLE_MS : 0;
    // What is still being opened was wanted earlier.
    plan += 1;
    stopWaiting();
    ready?.close();
    ready = next;
    readyFromMs = clock.nowMs() + afterMs;
    if (afterMs === 0) lookForPause();
    else stopWaiting = clock.after(afterMs, lookForPause);
  };
  const lookForPause = () => {
    switchIfReady();
    if (clock.nowMs() - readyFromMs >= OVERDUE_MS && needs.isBehind()) needs.onOverdue();
    if (ready !== null) stopWaiting = clock.after(OVERDUE_MS, lookForPause);
  };

  const takeReady = () => {
    const taken = ready;
    ready = null;
    return taken;
  };

  const cancel = () => {
    plan += 1;
    stopWaiting();
    ready?.close();
    ready = null;
  };

  return {
    start: () => void start(),
    offer,
    isReady: (number) => ready?.number === number,
    takeReady,
    switchIfReady,
    lose: (number) => {
      for (const last of retiring) {
        if (last.number !== number) continue;
        retiring.delete(last);
        needs.onRetiringLost(number);
        last.close();
      }
      if (ready?.number !== number) return;
      ready.close();
      ready = null;
      void start();
    },
    cancel,
    close: () => {
      cancel();
      for (const last of retiring) last.close();
      retiring.clear();
    },
  };
}

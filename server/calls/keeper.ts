/** Keeps a sideband attached to a call for as long as the call goes on, and says when it is away and when the call is over. */
import { nextRetryDelayMs } from '../../core/live/retry.ts';
import type { Clock } from '../../live/clock.ts';
import type { Attached, Sideband, SidebandListener } from './sideband.ts';

export interface KeeperNeeds {
  readonly attach: (listener: SidebandListener) => Promise<Attached>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** How long the call can last from now on: a call that cannot be reached is over then. */
  readonly longestMs: number;
  readonly onEvent: (event: unknown) => void;
  readonly onAttached: (sideband: Sideband) => void;
  /** Events may be missed from now on. */
  readonly onAway: () => void;
  /** The service knows the call no longer, or nothing will be known of it. Told once; not after `stop`. */
  readonly onOver: () => void;
}

export interface Keeper {
  readonly sideband: () => Sideband | null;
  readonly stop: () => void;
}

/** A call that has just been accepted is not known everywhere at once: so often in a row it is missing before it is over. */
const MISSING_TIMES = 3;
const MISSING_AGAIN_MS = 300;

/** Begins at once. */
export function keepAttached(needs: KeeperNeeds): Keeper {
  const { clock, random, longestMs } = needs;
  const startedMs = clock.nowMs();
  let sideband: Sideband | null = null;
  let isStopped = false;
  let attempts = 0;
  let missing = 0;
  let cancel = () => {};

  const over = () => {
    if (isStopped) return;
    isStopped = true;
    needs.onOver();
  };
  const later = (delayMs: number) => {
    if (clock.nowMs() - startedMs > longestMs) over();
    else cancel = clock.after(delayMs, () => void attempt());
  };
  const listener: SidebandListener = {
    onEvent: (event) => {
      if (!isStopped) needs.onEvent(event);
    },
    onLost: () => {
      sideband = null;
      if (isStopped) return;
      needs.onAway();
      later(0);
    },
  };
  const attempt = async (): Promise<void> => {
    const attached = await needs.attach(listener);
    if (attached.kind === 'attached') {
      if (isStopped) return attached.sideband.close();
      sideband = attached.sideband;
      attempts = 0;
      missing = 0;
      return needs.onAttached(attached.sideband);
    }
    if (isStopped) return;
    if (attached.kind === 'unknownCall') {
      missing += 1;
      return missing < MISSING_TIMES ? later(MISSING_AGAIN_MS) : over();
    }
    missing = 0;
    attempts += 1;
    // What only a person can mend is tried again as well, slowly: the call goes on meanwhile.
    const delayMs = nextRetryDelayMs(attempts, attached.problem, { random: random(), hasBeenLive: true });
    later(delayMs ?? SLOW_MS);
  };
  void attempt();
  return {
    sideband: () => sideband,
    stop: () => {
      isStopped = true;
      cancel();
      sideband?.close();
      sideband = null;
    },
  };
}

const SLOW_MS = 30_000;

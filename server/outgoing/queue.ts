/** What waits for one receiver, one after the other in order; who cannot be reached is tried again, later each time. */
import type { Deliver, Letter } from './delivery.ts';

export interface Dead extends Letter {
  readonly url: string;
  readonly attempts: number;
  readonly reason: string;
}

export interface Queue {
  readonly put: (letter: Letter) => void;
  /** Resolves when nothing waits, at the latest after some seconds; what waits then is dead. */
  readonly close: () => Promise<void>;
}

export interface QueueNeeds {
  readonly url: string;
  readonly deliver: Deliver;
  readonly bury: (dead: Dead) => void;
  /** Before each further attempt, milliseconds. Default: RETRIES_MS. */
  readonly retriesMs?: readonly number[];
  /** In [0, 1). */
  readonly random: () => number;
}

/** A restart of the receiver is outlasted; after that lines that come later are worth more than this one. */
const RETRIES_MS = [1_000, 5_000, 20_000, 60_000];
/** As much as this either way, so that receivers are not asked all at once. */
const JITTER = 0.2;
const MOST_WAITING = 1_000;
const CLOSE_WITHIN_MS = 3_000;

export function createQueue({ url, deliver, bury, retriesMs = RETRIES_MS, random }: QueueNeeds): Queue {
  const waiting: Letter[] = [];
  let isGone = false;
  let isOver = false;
  let running: Promise<void> | null = null;
  const over = Promise.withResolvers<void>();
  const stopped = over.promise.then(() => ({ outcome: 'failed', reason: 'stopped' }) as const);
  const dead = (letter: Letter, attempts: number, reason: string) =>
    bury({ ...letter, url, attempts, reason });

  const send = async (letter: Letter) => {
    let reason = 'not tried';
    for (let attempt = 0; attempt <= retriesMs.length; attempt += 1) {
      if (attempt > 0) {
        const delayMs = (retriesMs[attempt - 1] ?? 0) * (1 + JITTER * (2 * random() - 1));
        await Promise.race([over.promise, new Promise((resolve) => setTimeout(resolve, delayMs).unref())]);
      }
      if (isOver || isGone) return dead(letter, attempt, isGone ? '410' : reason);
      const delivered = await Promise.race([deliver(url, letter), stopped]);
      if (delivered.outcome === 'delivered') return;
      reason = delivered.reason;
      if (delivered.outcome === 'gone') isGone = true;
    }
    dead(letter, retriesMs.length + 1, reason);
  };
  const run = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await send(next);
    running = null;
  };
  return {
    put: (letter) => {
      if (isGone || isOver) return dead(letter, 0, isGone ? '410' : 'stopped');
      const oldest = waiting.length >= MOST_WAITING ? waiting.shift() : undefined;
      if (oldest !== undefined) dead(oldest, 0, 'too many wait');
      waiting.push(letter);
      running ??= run();
    },
    close: async () => {
      const late = setTimeout(() => {
        isOver = true;
        over.resolve();
      }, CLOSE_WITHIN_MS);
      await running;
      clearTimeout(late);
      isOver = true;
    },
  };
}

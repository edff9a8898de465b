/** What waits to go out, one after the other in order; what could not go is sent again. Knows no network. */
import { randomUUID } from 'node:crypto';

export interface Outgoing {
  readonly subject: string;
  readonly data: string;
  /** Of no use any more when much waits. */
  readonly isPassing: boolean;
}

export interface Outbox {
  /** Whether it will go out. */
  readonly put: (outgoing: Outgoing) => boolean;
  /** Whether what was sent last went out. */
  readonly isGoing: () => boolean;
  /** Resolves when nothing waits, or nothing could go out for some seconds. */
  readonly empty: () => Promise<void>;
}

const AGAIN_MS = 500;
const EMPTY_WITHIN_MS = 5_000;
/** More than this waits only while nothing goes out. */
const MUCH = 200;
/** Hours of speech. What is older is in the database of this machine. */
const MOST = 20_000;

/** @param send the same id sent again must be kept once; rejects when it did not go out. */
export function createOutbox(send: (outgoing: Outgoing & { readonly id: string }) => Promise<void>): Outbox {
  const waiting: (Outgoing & { readonly id: string })[] = [];
  const prefix = randomUUID();
  let count = 0;
  let sending: Promise<void> | null = null;
  let isGivenUp = false;
  let isGoing = true;
  const run = async () => {
    for (let next = waiting[0]; next !== undefined && !isGivenUp; next = waiting[0]) {
      try {
        await send(next);
        waiting.shift();
        isGoing = true;
      } catch {
        isGoing = false;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
    sending = null;
  };
  return {
    put: (outgoing) => {
      if (waiting.length > MUCH && outgoing.isPassing) return false;
      if (waiting.length >= MOST) waiting.splice(1, 1);
      count += 1;
      waiting.push({ ...outgoing, id: `${prefix}-${count}` });
      sending ??= run();
      return true;
    },
    isGoing: () => isGoing,
    empty: async () => {
      const late = setTimeout(() => {
        isGivenUp = true;
      }, EMPTY_WITHIN_MS);
      await sending;
      clearTimeout(late);
    },
  };
}

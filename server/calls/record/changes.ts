/** What becomes of calls, written together a few times a second: each write waits for the disk, and webhooks wait meanwhile. */
import type { CallTables, StoredCall } from '../../../node/calls/calls.ts';

export interface CallChanges {
  /**
   * Written soon. What a sudden end takes away the next process finds out again: at the service, where a call is what it
   * is.
   */
  readonly add: (callId: string, change: Partial<StoredCall>) => void;
  /** A call that was read, with what waits for it. */
  readonly over: (call: StoredCall) => StoredCall;
  /** Writes what waits now. */
  readonly flush: () => void;
}

const TOGETHER_MS = 200;

/** `transact` gives tables in one transaction; false where they could not be written: then it is tried again. */
export function createCallChanges(
  after: (delayMs: number, act: () => void) => unknown,
  transact: (act: (tables: { readonly calls: Pick<CallTables, 'change'> }) => void) => boolean,
): CallChanges {
  let waiting: ReadonlyMap<string, Partial<StoredCall>> = new Map();
  let isDue = false;

  const flush = () => {
    isDue = false;
    if (waiting.size === 0) return;
    const isWritten = transact(({ calls }) => {
      for (const [callId, change] of waiting) calls.change(callId, change);
    });
    if (isWritten) waiting = new Map();
    else soon();
  };
  const soon = () => {
    if (isDue) return;
    isDue = true;
    after(TOGETHER_MS, flush);
  };
  return {
    add: (callId, change) => {
      waiting = new Map(waiting).set(callId, { ...waiting.get(callId), ...change });
      soon();
    },
    over: (call) => ({ ...call, ...waiting.get(call.callId) }),
    flush,
  };
}

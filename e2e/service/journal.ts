/**
 * What the server saw and did, in order, for tests to judge by. It keeps no sound, and replayed events only
 * by number.
 */

import { billedSeconds } from '../../core/engine/usage.ts';

export type Entry =
  | { readonly kind: 'request'; readonly method: string; readonly path: string; readonly status: number }
  | {
      readonly kind: 'opened';
      readonly connection: number;
      readonly transport: 'webrtc' | 'websocket' | 'phone';
    }
  | { readonly kind: 'closed'; readonly connection: number; readonly reason: string }
  | {
      readonly kind: 'received';
      readonly connection: number;
      readonly event: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'sent'; readonly connection: number; readonly event: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'heard';
      readonly connection: number;
      readonly word: string;
      readonly index: number;
      readonly endMs: number;
    }
  | {
      readonly kind: 'commit';
      readonly connection: number;
      readonly itemId: string;
      /** Received sound at the commit or the clear before, and at this one: all of it is billed. */
      readonly fromMs: number;
      readonly toMs: number;
    }
  /** A phone call rings, was accepted, and so on. */
  | { readonly kind: 'call'; readonly callId: string; readonly state: string }
  /** `status`: of the answer, 0 where there was none. */
  | {
      readonly kind: 'webhook';
      readonly webhookId: string;
      readonly type: string;
      readonly attempt: number;
      readonly status: number;
    }
  | { readonly kind: 'replayed'; readonly connection: number; readonly events: number };

export type JournalEntry = Entry & {
  /** Milliseconds since the server started. */
  readonly atMs: number;
};

/** What the service would bill: for each commit all that was in the buffer, in whole seconds, rounded up. */
export interface Bill {
  readonly commits: number;
  readonly bufferMs: number;
  readonly billedSeconds: number;
}

export interface Journal {
  readonly entries: readonly JournalEntry[];
  write(entry: Entry): void;
  /** The words heard on all connections, in the order heard. */
  heardWords(): readonly string[];
  /** Of all connections together. */
  bill(): Bill;
  /** The commits of all connections, in order. */
  commits(): readonly Extract<JournalEntry, { readonly kind: 'commit' }>[];
}

export function createJournal(): Journal {
  const startedAt = performance.now();
  const entries: JournalEntry[] = [];
  const commits = () => entries.filter((entry) => entry.kind === 'commit');
  return {
    entries,
    write(entry) {
      entries.push({ ...entry, atMs: Math.round(performance.now() - startedAt) });
    },
    heardWords: () => entries.flatMap((entry) => (entry.kind === 'heard' ? [entry.word] : [])),
    commits,
    bill: () => ({
      commits: commits().length,
      bufferMs: commits().reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
      billedSeconds: commits().reduce((sum, { fromMs, toMs }) => sum + billedSeconds(toMs - fromMs), 0),
    }),
  };
}

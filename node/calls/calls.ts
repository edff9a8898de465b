/** Phone calls on disk, from the webhook that told of them to their end, so that a new process finds those that are open. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';

/**
 * A step of node/migrations.ts that was released: it must never change, a later step changes its tables.
 * Webhooks that were taken in, and phone calls until they have ended.
 */
export const ADD_CALLS = `
  CREATE TABLE IF NOT EXISTS webhook_ids (id TEXT PRIMARY KEY, noted_at_epoch_ms REAL NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS calls (
    call_id TEXT PRIMARY KEY, session_id TEXT NOT NULL, state TEXT NOT NULL, rule TEXT NOT NULL, caller TEXT NOT NULL,
    status_code INTEGER, received_at_epoch_ms REAL NOT NULL, answered_at_epoch_ms REAL, ended_at_epoch_ms REAL,
    outcome TEXT, reached_ms REAL NOT NULL, is_owed INTEGER NOT NULL, asked TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS calls_open ON calls (received_at_epoch_ms) WHERE state <> 'ended';
`;

/**
 * ringing: waits for a person. accepting, rejecting: decided, and the service may not know yet. live: it was accepted.
 * ended: nothing more comes of it.
 */
export const CALL_STATES = ['ringing', 'accepting', 'rejecting', 'live', 'ended'] as const;
export type CallState = (typeof CALL_STATES)[number];

export interface StoredCall {
  /** The service's. */
  readonly callId: string;
  /** Of the session that its words are kept in. */
  readonly sessionId: string;
  readonly state: CallState;
  /** The name of the rule that answered it. */
  readonly rule: string;
  /** Who calls, as far as the rule lets it be kept. */
  readonly caller: string;
  /** SIP's status where it is rejected. */
  readonly statusCode: number | null;
  readonly receivedAtEpochMs: number;
  readonly answeredAtEpochMs: number | null;
  readonly endedAtEpochMs: number | null;
  /** How it ended, in one word or two. */
  readonly outcome: string | null;
  /** Up to where all that was said is written down, on the clock of its sound, and whether more was said by then. */
  readonly reachedMs: number;
  readonly isOwed: boolean;
  /** What was asked of the session last, as JSON; null where only the rule says it. */
  readonly asked: string | null;
}

export interface CallTables {
  /** False where the call is known already. */
  readonly add: (call: StoredCall) => boolean;
  /** Changes what is given. */
  readonly change: (callId: string, change: Partial<Omit<StoredCall, 'callId'>>) => void;
  readonly of: (callId: string) => StoredCall | null;
  /** All that have not ended, the oldest first. */
  readonly open: () => readonly StoredCall[];
  /** Forgets calls that ended before. */
  readonly sweep: (beforeEpochMs: number) => void;
}

const COLUMNS = {
  callId: 'call_id',
  sessionId: 'session_id',
  state: 'state',
  rule: 'rule',
  caller: 'caller',
  statusCode: 'status_code',
  receivedAtEpochMs: 'received_at_epoch_ms',
  answeredAtEpochMs: 'answered_at_epoch_ms',
  endedAtEpochMs: 'ended_at_epoch_ms',
  outcome: 'outcome',
  reachedMs: 'reached_ms',
  isOwed: 'is_owed',
  asked: 'asked',
} as const satisfies Record<keyof StoredCall, string>;

const FIELDS = Object.keys(COLUMNS) as readonly (keyof StoredCall)[];

const rowSchema = z.object({
  callId: z.string(),
  sessionId: z.string(),
  state: z.enum(CALL_STATES),
  rule: z.string(),
  caller: z.string(),
  statusCode: z.number().nullable(),
  receivedAtEpochMs: z.number(),
  answeredAtEpochMs: z.number().nullable(),
  endedAtEpochMs: z.number().nullable(),
  outcome: z.string().nullable(),
  reachedMs: z.number(),
  isOwed: z.number().transform((flag) => flag !== 0),
  asked: z.string().nullable(),
});

const storable = (value: string | number | boolean | null): string | number | null =>
  typeof value === 'boolean' ? Number(value) : value;

/** @throws SQLite's errors, and Zod's for a row that is none of ours. */
export function createCallTables(database: DatabaseSync): CallTables {
  const names = FIELDS.map((field) => COLUMNS[field]);
  const selected = FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ');
  const insert = database.prepare(
    `INSERT INTO calls (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (call_id) DO NOTHING`,
  );
  const one = database.prepare(`SELECT ${selected} FROM calls WHERE call_id = ?`);
  const unended = database.prepare(
    `SELECT ${selected} FROM calls WHERE state <> 'ended' ORDER BY received_at_epoch_ms`,
  );
  const updates = new Map<string, StatementSync>();
  const update = (set: string): StatementSync => {
    const prepared = updates.get(set) ?? database.prepare(`UPDATE calls SET ${set} WHERE call_id = ?`);
    updates.set(set, prepared);
    return prepared;
  };
  const remove = database.prepare("DELETE FROM calls WHERE state = 'ended' AND ended_at_epoch_ms < ?");
  return {
    add: (call) => insert.run(...FIELDS.map((field) => storable(call[field]))).changes === 1,
    change: (callId, change) => {
      const changed = FIELDS.filter((field) => field !== 'callId' && field in change);
      const set = changed.map((field) => `${COLUMNS[field]} = ?`).join(', ');
      const values = changed.map((field) => storable({ callId, ...change }[field] ?? null));
      if (set !== '') update(set).run(...values, callId);
    },
    of: (callId) => {
      const row = one.get(callId);
      return row === undefined ? null : rowSchema.parse(row);
    },
    open: () => unended.all().map((row) => rowSchema.parse(row)),
    sweep: (beforeEpochMs) => void remove.run(beforeEpochMs),
  };
}

/**
 * What has been announced to be too old, and what was deleted for it: kept with the sessions, so that a restart, and
 * a backup that is put back, know it. When something may go is core/library/retention.ts's. Throws SQLite's errors.
 */
import type { DatabaseSync } from 'node:sqlite';
import {
  type Announced,
  DAY_MS,
  type Due,
  type Ended,
  type LastDeleted,
  withDeleted,
} from '../../core/library/retention.ts';
import type { Sessions } from './sessions.ts';

/**
 * A step of node/migrations.ts that was released: it must never change, a later step changes its tables.
 * In place of a table that nothing wrote. `due` has sessions and copies of the file, by their ids and names.
 */
export const ADD_RETENTION = `
  DROP TABLE IF EXISTS retention; DROP TABLE IF EXISTS due;
  CREATE TABLE retention (
    runs INTEGER NOT NULL, checked_at_epoch_ms REAL, deleted_at_epoch_ms REAL, deleted_count INTEGER, deleted_keep_days INTEGER
  ) STRICT;
  INSERT INTO retention (runs) VALUES (0);
  CREATE TABLE due (id TEXT PRIMARY KEY, since_epoch_ms REAL NOT NULL, run INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** A released step as well, which must never change: whether it is announced for the second time. */
export const ADD_DUE_AGAIN = 'ALTER TABLE due ADD COLUMN is_again INTEGER NOT NULL DEFAULT 0';

export interface RetentionTables {
  /** Another start of the app, or another day of it: its number. */
  readonly beginRun: () => number;
  readonly announced: () => Announced;
  /** In place of what was announced before. */
  readonly announce: (due: ReadonlyMap<string, Due>, nowEpochMs: number) => void;
  /** Deletes a session for good and counts it, unless meanwhile a person keeps it, or it has gone on. */
  readonly remove: (id: string, nowEpochMs: number, keepDays: number) => void;
  /** Whether deleting it takes so long that captions would wait for it. */
  readonly isLong: (id: string) => boolean;
  readonly lastDeleted: () => LastDeleted | null;
  readonly endedBefore: (epochMs: number) => readonly Ended[];
}

/** To delete one of 120 entries took 12 ms, one of 10,000 took 1.5 s, on a busy machine of two slow cores. */
const LONG_ENTRIES = 500;

const REMEMBER = 'UPDATE retention SET deleted_at_epoch_ms = ?, deleted_count = ?, deleted_keep_days = ?';

export function createRetentionTables(database: DatabaseSync, sessions: Sessions): RetentionTables {
  const row = () => database.prepare('SELECT * FROM retention').get() ?? {};
  const hasEntries = database.prepare('SELECT 1 FROM entries WHERE session_id = ? LIMIT 1');
  const entryAt = database.prepare('SELECT 1 FROM entries WHERE session_id = ? LIMIT 1 OFFSET ?');
  const add = database.prepare('INSERT INTO due (id, since_epoch_ms, run, is_again) VALUES (?, ?, ?, ?)');
  const forget = database.prepare('DELETE FROM due WHERE id = ?');
  const lastDeleted = (): LastDeleted | null => {
    const { deleted_at_epoch_ms: at, deleted_count: count, deleted_keep_days: keepDays } = row();
    if (typeof at !== 'number') return null;
    return { atEpochMs: at, count: Number(count), keepDays: Number(keepDays) };
  };
  return {
    lastDeleted,
    isLong: (id) => entryAt.get(id, LONG_ENTRIES) !== undefined,
    beginRun: () =>
      Number(database.prepare('UPDATE retention SET runs = runs + 1 RETURNING runs').get()?.['runs']),
    announced: () => {
      const checkedAt = row()['checked_at_epoch_ms'];
      const due = database.prepare('SELECT id, since_epoch_ms, run, is_again FROM due').all();
      return {
        checkedAtEpochMs: typeof checkedAt === 'number' ? checkedAt : null,
        due: new Map(
          due.map(({ id, since_epoch_ms: since, run, is_again: isAgain }) => [
            String(id),
            { sinceEpochMs: Number(since), run: Number(run), isAgain: isAgain === 1 },
          ]),
        ),
      };
    },
    announce: (due, nowEpochMs) => {
      database.exec('DELETE FROM due');
      for (const [id, { sinceEpochMs, run, isAgain }] of due) add.run(id, sinceEpochMs, run, isAgain ? 1 : 0);
      database.prepare('UPDATE retention SET checked_at_epoch_ms = ?').run(nowEpochMs);
    },
    remove: (id, nowEpochMs, keepDays) => {
      forget.run(id);
      if (sessions.endedBefore(nowEpochMs - keepDays * DAY_MS, id).length === 0) return;
      const isShown = hasEntries.get(id) !== undefined;
      sessions.remove([id]);
      if (!isShown) return;
      const { atEpochMs, count } = withDeleted(lastDeleted(), { atEpochMs: nowEpochMs, count: 1, keepDays });
      database.prepare(REMEMBER).run(atEpochMs, count, keepDays);
    },
    endedBefore: sessions.endedBefore,
  };
}

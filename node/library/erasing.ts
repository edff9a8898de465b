/**
 * What deleted sessions leave in the file, erased in steps that keep nobody waiting: their words in the index, free
 * pages, the write-ahead log. Throws SQLite's errors.
 */
import type { DatabaseSync } from 'node:sqlite';

export interface Erasing {
  /** One step; whether more is left that need not wait for anybody. */
  readonly eraseSome: () => boolean;
  /**
   * Whether the file is one of an earlier version, which keeps its free pages until all of it is written anew: that
   * takes as long as it is large, so that nobody should be captioned meanwhile.
   */
  readonly isRewriteDue: () => boolean;
  readonly rewrite: () => void;
}

/** Pages that one step merges, or gives back: at 1,000 hours 25 ms of a processor in the middle, 210 ms at most. */
const MERGED_PAGES = 100;
const FREED_PAGES = 500;
/** `PRAGMA auto_vacuum`: pages are given back when asked. */
const INCREMENTAL = 2;

/** Deleted content is overwritten; a new file can give back its free pages. To be called before tables are made. */
export const ERASABLE = 'PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON;';

export function createErasing(database: DatabaseSync): Erasing {
  let isMerging = false;
  /** The log still has what the file had: after a start it may be that of a run that ended suddenly. */
  let isLogDue = true;
  const numberIn = (statement: string): number =>
    Number(Object.values(database.prepare(statement).get() ?? {})[0] ?? 0);
  const isDue = () => numberIn('SELECT count(*) FROM deleted_sessions WHERE is_erased = 0') > 0;
  /**
   * The index keeps the terms of what is deleted until the parts that hold them are merged: a negative number begins
   * that, and less than two changes say that it is done. Source: SQLite FTS5, the 'merge' command.
   */
  const mergeSome = () => {
    const before = numberIn('SELECT total_changes()');
    const pages = isMerging ? MERGED_PAGES : -MERGED_PAGES;
    database.prepare("INSERT INTO entry_terms (entry_terms, rank) VALUES ('merge', ?)").run(pages);
    isMerging = numberIn('SELECT total_changes()') - before >= 2;
    if (isMerging) return;
    database.exec('UPDATE deleted_sessions SET is_erased = 1 WHERE is_erased = 0');
    isLogDue = true;
  };
  const wasAnyDeleted = () => numberIn('SELECT EXISTS (SELECT 1 FROM deleted_sessions)') > 0;
  /** While somebody reads it, a backup that is being written or another program, it stays until a later step. */
  const emptyLog = () => {
    isLogDue = numberIn('PRAGMA wal_checkpoint(TRUNCATE)') !== 0;
  };
  const canFree = () => numberIn('PRAGMA auto_vacuum') === INCREMENTAL;
  return {
    eraseSome: () => {
      if (isDue()) {
        mergeSome();
        return true;
      }
      if (canFree() && numberIn('PRAGMA freelist_count') > 0) {
        database.exec(`PRAGMA incremental_vacuum(${FREED_PAGES})`);
        isLogDue = true;
        return true;
      }
      if (isLogDue) emptyLog();
      return false;
    },
    isRewriteDue: () => !canFree() && wasAnyDeleted() && !isDue() && numberIn('PRAGMA freelist_count') > 0,
    rewrite: () => {
      database.exec(`${ERASABLE} VACUUM`);
      emptyLog();
    },
  };
}

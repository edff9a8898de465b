/** A lock that one process holds: the system opens it when that process ends, however it ends. It guards no data itself. */
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** How often another that lets go at the same moment is tried again. */
const TRIES = 5;

/** SQLITE_BUSY: another holds it. */
const BUSY = 5;

/**
 * Gives what opens the lock and takes its file away; null where another process holds it. SQLite takes it, because Node
 * has no locks of its own; its file stays empty.
 * @throws {Error} where there can be none, for example in a folder that may not be written.
 */
export function takeLock(path: string): (() => void) | null {
  for (let tries = 0; tries < TRIES; tries += 1) {
    writeFileSync(path, '', { flag: 'a' });
    const found = statSync(path, { throwIfNoEntry: false })?.ino;
    const database = new DatabaseSync(path, { timeout: 0 });
    try {
      // No file beside it: nothing is written that could be rolled back. Node refuses OFF in silence.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      if ((error as { readonly errcode?: number }).errcode === BUSY) return null;
      throw error;
    }
    // Who held it until now took away the file that was opened here: what is locked is nothing that others see.
    if (found === undefined || statSync(path, { throwIfNoEntry: false })?.ino !== found) {
      database.close();
      continue;
    }
    const now = new Date();
    utimesSync(path, now, now);
    return () => release(path, database);
  }
  return null;
}

function release(path: string, database: DatabaseSync): void {
  // Before it is opened: then nobody holds a lock on a file that is gone. Windows takes no open file away: there it goes
  // below, or when it is old.
  tryRemove(path);
  database.close();
  if (process.platform === 'win32') tryRemove(path);
}

function tryRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is open still, or the next one holds it already.
  }
}

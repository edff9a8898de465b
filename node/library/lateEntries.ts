/**
 * Which entries an edit put in: the number of such a row is higher than those of lines that were said later. Says how that
 * is kept; decides nothing.
 */

/** A step of node/migrations.ts that was released: it must never change, a later step changes its tables. */
export const ADD_LATE_ENTRIES = `
  CREATE TABLE IF NOT EXISTS late_entries (number INTEGER PRIMARY KEY) STRICT;
  CREATE TRIGGER IF NOT EXISTS late_removed AFTER DELETE ON entries BEGIN
    DELETE FROM late_entries WHERE number = old.number;
  END;
`;

export const LATE_ENTRIES = 'SELECT number FROM late_entries';

export const MARK_LATE =
  'INSERT OR IGNORE INTO late_entries SELECT number FROM entries WHERE session_id = ? AND lane = ? AND id = ?';

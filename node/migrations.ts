/** How the transcripts' tables came to be, step by step, and what brings a file of any version up to date. */
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** The full-text index, kept in step by triggers. Part of steps 1 and 2, so it is never changed: a later step brings its own. */
const CREATE_INDEX = `
  CREATE VIRTUAL TABLE entry_text USING fts5(text, content='entries', content_rowid='number', tokenize='trigram');
  CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
    INSERT INTO entry_text(rowid, text) VALUES (new.number, new.text);
  END;
  CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN
    INSERT INTO entry_text(entry_text, rowid, text) VALUES ('delete', old.number, old.text);
  END;
  CREATE TRIGGER entry_changed AFTER UPDATE ON entries BEGIN
    INSERT INTO entry_text(entry_text, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO entry_text(rowid, text) VALUES (new.number, new.text);
  END;
`;

/**
 * Entries keep what later work needs (islands, anchors) as JSON. The full-text index is by trigrams, so that
 * it also finds words in languages that are written without spaces. Source: SQLite FTS5, the trigram
 * tokenizer, external content tables.
 */
const CREATE_TABLES = `
  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started_at_epoch_ms REAL NOT NULL,
    languages TEXT NOT NULL, duration_ms REAL
  ) STRICT;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    start_ms REAL NOT NULL, end_ms REAL NOT NULL, text TEXT NOT NULL, state TEXT, speaker TEXT,
    islands TEXT NOT NULL, anchors TEXT NOT NULL, UNIQUE (session_id, id)
  ) STRICT;
${CREATE_INDEX}`;

/** Two lanes may number their entries alike; the microphone was the only one before. SQLite cannot change a key in place. */
const ADD_LANES = `
  DROP TRIGGER entry_added; DROP TRIGGER entry_removed; DROP TRIGGER entry_changed; DROP TABLE entry_text;
  ALTER TABLE entries RENAME TO entries_before_lanes;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, lane TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    start_ms REAL NOT NULL, end_ms REAL NOT NULL, text TEXT NOT NULL, state TEXT, speaker TEXT,
    islands TEXT NOT NULL, anchors TEXT NOT NULL, UNIQUE (session_id, lane, id)
  ) STRICT;
  INSERT INTO entries SELECT number, session_id, 'you', id, kind, start_ms, end_ms, text,
    CASE state WHEN 'cut' THEN 'interrupted' ELSE state END, speaker, islands, anchors FROM entries_before_lanes;
  DROP TABLE entries_before_lanes;
${CREATE_INDEX}
  INSERT INTO entry_text(entry_text) VALUES ('rebuild');
`;

/** Each step raises `user_version` by one. A file with a higher version is kept aside, never guessed at. */
const MIGRATIONS: readonly string[] = [CREATE_TABLES, ADD_LANES];

/**
 * A file that a newer Surtitle wrote: reading it as ours would lose what it added. Counts as SQLite's "not a
 * database" (26).
 */
export class NewerSchemaError extends Error {
  readonly errcode = 26;
}

/** Brings a file of any earlier version up to date, a step and a transaction at a time, after a copy of it was made. */
export function migrate(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > MIGRATIONS.length) throw new NewerSchemaError(`schema ${version}`);
  for (const [index, step] of MIGRATIONS.entries()) {
    if (index < version) continue;
    if (version > 0) keepCopy(database, `${file}.version-${index}`);
    transact(database, () => {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

/** A copy of an earlier step that failed is replaced: the file has not changed since. */
function keepCopy(database: DatabaseSync, copy: string): void {
  rmSync(copy, { force: true });
  database.prepare('VACUUM INTO ?').run(copy);
}

/** Runs `work` in one transaction that is on disk when this returns. @throws after rolling back. */
export function transact(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // A full disk rolls back by itself; a second ROLLBACK would throw and hide the reason.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

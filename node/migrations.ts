/** How the transcripts' tables came to be, step by step, and what brings a file up to date. A step that was released must never change: another goes to the end. */
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { ADD_CALLS } from './calls/calls.ts';
import { freeName } from './files.ts';
import { ADD_LATE_ENTRIES } from './library/lateEntries.ts';
import { ADD_DUE_AGAIN, ADD_RETENTION } from './library/retention.ts';

/** Entries keep what later work needs (islands, anchors) as JSON. */
const CREATE_TABLES = `
  CREATE TABLE IF NOT EXISTS sessions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started_at_epoch_ms REAL NOT NULL,
    languages TEXT NOT NULL, duration_ms REAL
  ) STRICT;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    start_ms REAL NOT NULL, end_ms REAL NOT NULL, text TEXT NOT NULL, state TEXT, speaker TEXT,
    islands TEXT NOT NULL, anchors TEXT NOT NULL, UNIQUE (session_id, id)
  ) STRICT;
`;

/** Whichever index a file has, whole or in part; the last step makes the one that is in use. */
const DROP_INDEX = `
  DROP TRIGGER IF EXISTS entry_added; DROP TRIGGER IF EXISTS entry_removed; DROP TRIGGER IF EXISTS entry_changed;
  DROP TABLE IF EXISTS entry_text; DROP TABLE IF EXISTS entry_terms; DROP TABLE IF EXISTS terms_due;
`;

/** Two lanes may number their entries alike; the microphone was the only one before. SQLite cannot change a key in place. */
const ADD_LANES = `
  ${DROP_INDEX}
  ALTER TABLE entries RENAME TO entries_before_lanes;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, lane TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    start_ms REAL NOT NULL, end_ms REAL NOT NULL, text TEXT NOT NULL, state TEXT, speaker TEXT,
    islands TEXT NOT NULL, anchors TEXT NOT NULL, UNIQUE (session_id, lane, id)
  ) STRICT;
  INSERT INTO entries SELECT number, session_id, 'you', id, kind, start_ms, end_ms, text,
    CASE state WHEN 'cut' THEN 'interrupted' ELSE state END, speaker, islands, anchors FROM entries_before_lanes;
  DROP TABLE entries_before_lanes;
`;

/**
 * The index by trigrams found neither two words in any order nor words of two letters, and took accents and
 * apostrophes as they were. The new one holds the terms of core/text/search.ts, which parts and folds text itself: the
 * tokenizer only cuts at blanks. It keeps no second copy of the text; node/database.ts writes a line's terms with the
 * line. Lines up to the number in terms_due have none yet. Source: SQLite FTS5, contentless-delete tables, prefix indexes, the ascii tokenizer.
 */
const INDEX_TERMS = `
  ${DROP_INDEX}
  CREATE VIRTUAL TABLE entry_terms USING fts5(
    terms, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3'
  );
  CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN
    DELETE FROM entry_terms WHERE rowid = old.number;
  END;
  CREATE TABLE terms_due (number INTEGER NOT NULL) STRICT;
  INSERT INTO terms_due SELECT number FROM entries ORDER BY number DESC LIMIT 1;
`;

/** What stands of each lane if nothing more comes (node/transcripts.ts), as JSON: read back only after a sudden end. */
const ADD_STANDING = `
  CREATE TABLE IF NOT EXISTS standing (
    session_id TEXT NOT NULL, lane TEXT NOT NULL, entries TEXT NOT NULL, PRIMARY KEY (session_id, lane)
  ) STRICT;
`;

/** Text is JSON; null where there is none. A file that lost its number may have the column. */
function addColumn(table: 'entries' | 'sessions', name: string, type: 'TEXT' | 'REAL' = 'TEXT'): Step {
  return (database) => {
    if (!columnsOf(database, table).includes(name))
      database.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  };
}

/** What the library reads by (node/browsing): entries in the order in which they were spoken, and who spoke. */
const INDEX_LIBRARY = `
  CREATE INDEX IF NOT EXISTS entries_in_order ON entries (session_id, start_ms, end_ms, number);
  CREATE INDEX IF NOT EXISTS entries_people ON entries (session_id, lane, ifnull(speaker, '')) WHERE text <> '';
`;

/** What a search without words reads by (node/browsing/saidBy.ts). */
const INDEX_SPEAKERS = `
  CREATE INDEX IF NOT EXISTS entries_by_speaker ON entries (lane, ifnull(speaker, ''), session_id, start_ms) WHERE text <> '';
`;

/**
 * What a person has done to sessions (node/library): `originals` has an edited entry as its engine has it, also where it
 * sends it once more, and how many edits stand on it; `edits` has what each edit changed, to undo and redo; what is sent of a session in `deleted_sessions`
 * is not kept, and its words are erased step by step.
 */
const ADD_LIBRARY = `
  CREATE TABLE IF NOT EXISTS originals (
    session_id TEXT NOT NULL, lane TEXT NOT NULL, id TEXT NOT NULL, entry TEXT NOT NULL,
    edits INTEGER NOT NULL, PRIMARY KEY (session_id, lane, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS edits (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, edit TEXT NOT NULL, effect TEXT NOT NULL, is_undone INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS edits_of_session ON edits (session_id, number);
  CREATE TABLE IF NOT EXISTS deleted_sessions (id TEXT PRIMARY KEY, is_erased INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

type Step = string | ((database: DatabaseSync) => void);

/**
 * Each step raises `user_version` by one, and all that are due are one transaction. A file with a higher version is
 * kept aside, never guessed at.
 */
const MIGRATIONS: readonly Step[] = [
  CREATE_TABLES,
  ADD_LANES,
  INDEX_TERMS,
  ADD_STANDING,
  addColumn('entries', 'words'),
  addColumn('entries', 'echo'),
  addColumn('sessions', 'names'),
  ADD_CALLS,
  INDEX_LIBRARY,
  // What a person calls it, null where the words suggest it; tags as a list in JSON; a note.
  addColumn('sessions', 'title'),
  addColumn('sessions', 'tags'),
  addColumn('sessions', 'note'),
  ADD_LIBRARY,
  ADD_LATE_ENTRIES,
  INDEX_SPEAKERS,
  ADD_RETENTION,
  addColumn('sessions', 'is_kept'),
  addColumn('sessions', 'transcribed_at_epoch_ms', 'REAL'),
  ADD_DUE_AGAIN,
];

/** Of a file that is up to date. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * A file that a newer Surtitle wrote: reading it as ours would lose what it added. Counts as SQLite's "not a
 * database" (26).
 */
export class NewerSchemaError extends Error {
  readonly errcode = 26;
}

/** Brings a file of any earlier version up to date, in one transaction, after a copy of it was made. */
export function migrate(database: DatabaseSync, file: string): void {
  const copied = schemaVersionOf(database);
  if (copied > MIGRATIONS.length) throw new NewerSchemaError(`schema ${copied}`);
  if (copied === MIGRATIONS.length) return;
  const copy = copied === 0 ? null : copyOf(database, `${file}.version-${copied}`);
  try {
    transact(database, () => {
      // Another Surtitle may have come first.
      const version = schemaVersionOf(database);
      if (version > MIGRATIONS.length) throw new NewerSchemaError(`schema ${version}`);
      for (const step of MIGRATIONS.slice(version))
        if (typeof step === 'string') database.exec(step);
        else step(database);
      database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    });
  } catch (error) {
    // The file is as it was: its copy says nothing more, and the next attempt makes another.
    if (copy !== null) rmSync(copy, { force: true });
    throw error;
  }
}

/** What a file says it is, or what its tables are where it says nothing, as after a dump was read back. */
export function schemaVersionOf(database: DatabaseSync): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version !== 0) return version;
  const columns = columnsOf(database, 'entries');
  if (columns.length === 0) return 0;
  return columns.includes('lane') ? 2 : 1;
}

function columnsOf(database: DatabaseSync, table: 'entries' | 'sessions'): readonly string[] {
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(table);
  return columns.map(({ name }) => String(name));
}

/** An older copy stays: it may be all that is left of another file. */
function copyOf(database: DatabaseSync, path: string): string {
  const copy = freeName(path);
  database.prepare('VACUUM INTO ?').run(copy);
  return copy;
}

/** Runs `work` in one transaction that is on disk when this returns. @throws after rolling back. */
export function transact<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // A full disk rolls back by itself; a second ROLLBACK would throw and hide the reason.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

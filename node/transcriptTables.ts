/** The transcripts' tables, as SQL. Runs nothing: node/database.ts does. */

/** Raised when a table changes; a file with a higher one is kept aside, never guessed at. */
export const TABLES_VERSION = 1;

/**
 * Entries keep what later work needs (islands, anchors) as JSON. The full-text index is by trigrams, so that
 * it also finds words in languages that are written without spaces. Source: SQLite FTS5, the trigram
 * tokenizer, external content tables.
 */
export const CREATE_TABLES = `
  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, started_at_epoch_ms REAL NOT NULL,
    languages TEXT NOT NULL, duration_ms REAL
  ) STRICT;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY, session_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    start_ms REAL NOT NULL, end_ms REAL NOT NULL, text TEXT NOT NULL, state TEXT, speaker TEXT,
    islands TEXT NOT NULL, anchors TEXT NOT NULL, UNIQUE (session_id, id)
  ) STRICT;
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
  PRAGMA user_version = ${TABLES_VERSION};
`;

/** The same id in the same session replaces the entry. */
export const UPSERT_ENTRY = `
  INSERT INTO entries (session_id, id, kind, start_ms, end_ms, text, state, speaker, islands, anchors)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (session_id, id) DO UPDATE SET kind = excluded.kind, start_ms = excluded.start_ms, end_ms = excluded.end_ms,
    text = excluded.text, state = excluded.state, speaker = excluded.speaker, islands = excluded.islands, anchors = excluded.anchors
`;

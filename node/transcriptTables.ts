/** The transcripts' tables, as SQL. Runs nothing: node/database.ts does. */

/** The full-text index, kept in step by triggers. */
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
export const MIGRATIONS: readonly string[] = [CREATE_TABLES, ADD_LANES];

/** The same id in the same lane of a session replaces the entry. */
export const UPSERT_ENTRY = `
  INSERT INTO entries (session_id, lane, id, kind, start_ms, end_ms, text, state, speaker, islands, anchors)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (session_id, lane, id) DO UPDATE SET kind = excluded.kind, start_ms = excluded.start_ms, end_ms = excluded.end_ms,
    text = excluded.text, state = excluded.state, speaker = excluded.speaker, islands = excluded.islands, anchors = excluded.anchors
`;

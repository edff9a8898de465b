/**
 * The transcripts' tables in SQLite: what is stored and how it is found. Throws SQLite's errors;
 * node/transcripts.ts gives them meaning.
 */
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import * as z from 'zod';
import {
  entrySchema,
  type SessionHead,
  sessionHeadSchema,
  type Transcript,
  type TranscriptEntry,
} from '../core/transcript/transcript.ts';
import { migrate, transact } from './migrations.ts';

/**
 * Blocks the main process at most this long for another program's lock; after that the lines wait in memory.
 */
const BUSY_TIMEOUT_MS = 200;

/** One place in the transcripts where words were found. */
export interface Found {
  readonly sessionId: string;
  readonly entryId: string;
  readonly startMs: number;
  readonly text: string;
}

export interface Database {
  /** Runs `work` in one transaction that is on disk when this returns. @throws after rolling back. */
  readonly transact: (work: () => void) => void;
  readonly begin: (head: SessionHead) => void;
  readonly append: (sessionId: string, entry: TranscriptEntry) => void;
  readonly end: (sessionId: string, durationMs: number) => void;
  /** The session with this id, or the latest that has entries; null when there is none. */
  readonly read: (sessionId: string | null) => Transcript | null;
  readonly hasEntries: () => boolean;
  /** Newest first. */
  readonly search: (words: string, limit: number) => readonly Found[];
  readonly close: () => void;
}

/**
 * Opens or creates the file. WAL so that readers never block the writer; synchronous FULL so that a commit is
 * on disk before it returns (NORMAL would sync only at checkpoints, and a power cut would cost lines).
 * Source: SQLite, PRAGMA synchronous.
 * @throws {Error} SQLite's, with `errcode`; {NewerSchemaError}, see node/migrations.ts.
 */
export function openDatabase(file: string, adjust: (database: DatabaseSync) => void = () => {}): Database {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    adjust(database);
    migrate(database, file);
    return tables(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The same id in the same lane of a session replaces the entry. */
const UPSERT_ENTRY = `
  INSERT INTO entries (session_id, lane, id, kind, start_ms, end_ms, text, state, speaker, islands, anchors)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (session_id, lane, id) DO UPDATE SET kind = excluded.kind, start_ms = excluded.start_ms, end_ms = excluded.end_ms,
    text = excluded.text, state = excluded.state, speaker = excluded.speaker, islands = excluded.islands, anchors = excluded.anchors
`;

function tables(database: DatabaseSync): Database {
  const insertSession = database.prepare(
    'INSERT INTO sessions (id, started_at_epoch_ms, languages) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const upsert = database.prepare(UPSERT_ENTRY);
  const endSession = database.prepare('UPDATE sessions SET duration_ms = ? WHERE id = ?');
  return {
    transact: (work) => transact(database, work),
    begin: (head) => {
      insertSession.run(storable(head.id), head.startedAtEpochMs, JSON.stringify(head.languages));
    },
    append: (sessionId, entry) => {
      upsert.run(...rowOf(sessionId, entry));
    },
    end: (sessionId, durationMs) => {
      endSession.run(durationMs, storable(sessionId));
    },
    read: (sessionId) => readTranscript(database, sessionId),
    hasEntries: () => database.prepare('SELECT 1 FROM entries LIMIT 1').get() !== undefined,
    search: (words, limit) => search(database, words, limit),
    close: () => database.close(),
  };
}

/**
 * SQLite text ends at a NUL for many of its functions, and UTF-8 has no lone surrogates: both become U+FFFD,
 * which shows.
 */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

function rowOf(sessionId: string, entry: TranscriptEntry): (string | number | null)[] {
  const place = [
    storable(sessionId),
    storable(entry.lane),
    storable(entry.id),
    entry.kind,
    entry.startMs,
    entry.endMs,
  ];
  if (entry.kind === 'gap') return [...place, '', null, null, '[]', '[]'];
  const { text, state, speaker, islands, anchors } = entry;
  return [
    ...place,
    storable(text),
    state,
    speaker === null ? null : storable(speaker),
    JSON.stringify(islands),
    JSON.stringify(anchors),
  ];
}

function readTranscript(database: DatabaseSync, sessionId: string | null): Transcript | null {
  const session =
    sessionId === null
      ? database
          .prepare(
            `SELECT * FROM sessions WHERE EXISTS (SELECT 1 FROM entries WHERE session_id = sessions.id)
             ORDER BY started_at_epoch_ms DESC, number DESC LIMIT 1`,
          )
          .get()
      : database.prepare('SELECT * FROM sessions WHERE id = ?').get(storable(sessionId));
  if (session === undefined) return null;
  const head = sessionHeadSchema.parse({
    id: session['id'],
    startedAtEpochMs: session['started_at_epoch_ms'],
    languages: parseJson(session['languages']),
  });
  const rows = database
    .prepare('SELECT * FROM entries WHERE session_id = ? ORDER BY start_ms, end_ms, number')
    .all(head.id);
  return { session: head, entries: rows.map(entryOf) };
}

type Row = Record<string, SQLOutputValue>;

function entryOf(row: Row): TranscriptEntry {
  return entrySchema.parse({
    kind: row['kind'],
    lane: row['lane'],
    id: row['id'],
    startMs: row['start_ms'],
    endMs: row['end_ms'],
    text: row['text'],
    state: row['state'],
    speaker: row['speaker'],
    islands: parseJson(row['islands']),
    anchors: parseJson(row['anchors']),
  });
}

function parseJson(value: SQLOutputValue | undefined): unknown {
  return JSON.parse(z.string().parse(value));
}

/** The index needs three characters; shorter words are looked for in the text itself. */
function search(database: DatabaseSync, words: string, limit: number): Found[] {
  const wanted = words.trim();
  if (wanted === '') return [];
  const isIndexed = [...wanted].length >= 3;
  const condition = isIndexed
    ? 'number IN (SELECT rowid FROM entry_text WHERE entry_text MATCH ?)'
    : 'instr(lower(text), lower(?)) > 0';
  // Quoted, so that the words are words and not the index's query language.
  const argument = isIndexed ? `"${storable(wanted).replaceAll('"', '""')}"` : storable(wanted);
  return database
    .prepare(
      `SELECT session_id, id, start_ms, text FROM entries WHERE ${condition} ORDER BY number DESC LIMIT ?`,
    )
    .all(argument, limit)
    .map((row) => ({
      sessionId: String(row['session_id']),
      entryId: String(row['id']),
      startMs: Number(row['start_ms']),
      text: String(row['text']),
    }));
}

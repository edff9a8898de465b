/** The app's transcripts for reading only, also while it runs and writes. It changes no file. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { mergeEntries } from '../../core/transcript/entries.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { find } from '../browsing/find.ts';
import { problemOfDatabase } from '../databaseProblem.ts';
import { SCHEMA_VERSION, schemaVersionOf } from '../migrations.ts';
import type { Found, Question } from '../searchIndex.ts';
import { createStanding } from '../standing.ts';
import { readTranscript } from '../transcriptRows.ts';

/** Another program may hold the file for as long as it recovers what a crash left. */
const BUSY_TIMEOUT_MS = 2_000;

/** A session as a list shows it. */
export interface SessionRow {
  readonly id: string;
  readonly startedAtEpochMs: number;
  /** To the end of its last entry. */
  readonly lengthMs: number;
  readonly lines: number;
  /** What was said first; empty when nothing was. */
  readonly beginsWith: string;
}

export interface FoundInSession extends Found {
  readonly startedAtEpochMs: number;
}

export interface StoredSessions {
  /** Those that have entries, newest first. */
  readonly list: () => readonly SessionRow[];
  /** Of a session's id or its beginning, or null for the last: the ids that are meant. */
  readonly idsOf: (beginning: string | null) => readonly string[];
  /** With what stood when it was last told, if the session goes on or broke off. */
  readonly read: (id: string) => Transcript | null;
  /** As node/searchIndex.ts has it: what was said last comes first. */
  readonly search: (question: Question) => readonly FoundInSession[];
  /** Some lines of an earlier version are not found yet: the app goes on with its index. */
  readonly isIndexing: () => boolean;
  readonly close: () => void;
}

export type Opened =
  | { readonly ok: true; readonly sessions: StoredSessions }
  | { readonly ok: false; readonly reason: 'absent' | 'newer' | 'older' };

const ROWS = `
  SELECT sessions.id, started_at_epoch_ms, max(end_ms) AS length_ms, sum(kind = 'line' AND text <> '') AS lines,
    (SELECT text FROM entries AS first WHERE first.session_id = sessions.id AND kind = 'line' AND text <> ''
     ORDER BY start_ms LIMIT 1) AS begins_with
  FROM sessions JOIN entries ON entries.session_id = sessions.id
  GROUP BY sessions.number ORDER BY sessions.number DESC
`;
const IDS = `
  SELECT id FROM sessions WHERE EXISTS (SELECT 1 FROM entries WHERE session_id = sessions.id)
    AND substr(id, 1, length(?1)) = ?1 ORDER BY number DESC LIMIT ?2
`;

/** @throws {Error} SQLite's, with `errcode`: see node/databaseProblem.ts. */
export function openStoredSessions(file: string): Opened {
  if (!existsSync(file)) return { ok: false, reason: 'absent' };
  const database = openForReading(file);
  try {
    const version = schemaVersionOf(database);
    if (version === SCHEMA_VERSION) return { ok: true, sessions: reading(database) };
    database.close();
    return { ok: false, reason: version > SCHEMA_VERSION ? 'newer' : 'older' };
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
}

/** SQLite keeps notes beside a file that others may write; where there is no place for them nobody else writes either. */
function openForReading(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.prepare('SELECT 1 FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    if (problemOfDatabase(error).kind !== 'transcriptsReadOnly' || existsSync(`${file}-wal`)) throw error;
    return new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true });
  }
}

function reading(database: DatabaseSync): StoredSessions {
  const standing = createStanding(database);
  return {
    list: () =>
      database
        .prepare(ROWS)
        .all()
        .map((row) => ({
          id: String(row['id']),
          startedAtEpochMs: Number(row['started_at_epoch_ms']),
          lengthMs: Number(row['length_ms']),
          lines: Number(row['lines']),
          beginsWith: String(row['begins_with'] ?? ''),
        })),
    idsOf: (beginning) => {
      // Of the last one only: a beginning may be of several, which is for a person to decide.
      const rows = database.prepare(IDS).all(beginning ?? '', beginning === null ? 1 : 10);
      return rows.map((row) => String(row['id']));
    },
    read: (id) =>
      atOnce(database, () => {
        const transcript = readTranscript(database, id);
        if (transcript === null) return null;
        return { ...transcript, entries: mergeEntries([...transcript.entries, ...standing.of(id)]) };
      }),
    search: (question) =>
      atOnce(database, () => {
        const started = database.prepare('SELECT started_at_epoch_ms AS at FROM sessions WHERE id = ?');
        return find(database, question).map((found) => ({
          ...found,
          startedAtEpochMs: Number(started.get(found.sessionId)?.['at'] ?? 0),
        }));
      }),
    isIndexing: () => database.prepare('SELECT 1 FROM terms_due').get() !== undefined,
    close: () => database.close(),
  };
}

/** What the app writes between two questions is in both answers or in none. */
function atOnce<Value>(database: DatabaseSync, ask: () => Value): Value {
  database.exec('BEGIN');
  try {
    return ask();
  } finally {
    database.exec('COMMIT');
  }
}

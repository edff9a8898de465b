/**
 * The transcripts' tables in SQLite: what is stored and how it is found. Throws SQLite's errors;
 * node/transcripts.ts gives them meaning.
 */
import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { indexTerms } from '../core/text/search.ts';
import type { SessionHead, Transcript, TranscriptEntry } from '../core/transcript/transcript.ts';
import { type Browsing, createBrowsing } from './browsing/browsing.ts';
import { find } from './browsing/find.ts';
import { type CallTables, createCallTables } from './calls/calls.ts';
import { createWebhookIds, type WebhookIds } from './calls/webhookIds.ts';
import { ERASABLE } from './library/erasing.ts';
import { createLibrary, type Library } from './library/library.ts';
import { migrate, transact } from './migrations.ts';
import { type Found, indexSome, UPSERT_TERMS } from './searchIndex.ts';
import { createStanding, type StandingChange } from './standing.ts';
import { readTranscript, rowOf, storable, storableKey, UPSERT_ENTRY } from './transcriptRows.ts';

/**
 * Blocks the main process at most this long for another program's lock, about a frame; after that the lines wait in
 * memory.
 */
const BUSY_TIMEOUT_MS = 20;

export interface Database {
  /** Runs `work` in one transaction that is on disk when this returns. @throws after rolling back. */
  readonly transact: <Value>(work: () => Value) => Value;
  readonly begin: (head: SessionHead) => void;
  readonly append: (sessionId: string, entry: TranscriptEntry) => void;
  readonly end: (sessionId: string, durationMs: number) => void;
  /** Replaces what stands of a lane if nothing more comes. */
  readonly stand: (change: StandingChange) => void;
  /** Makes entries of what stands of sessions that broke off; of those that do not go on, the end is a gap. */
  readonly adopt: (isMeant: (sessionId: string) => boolean, goesOn: boolean) => void;
  /** The session with this id, or the last that has entries; null when there is none. */
  readonly read: (sessionId: string | null) => Transcript | null;
  readonly hasEntries: () => boolean;
  /**
   * Entries with all the words, in any order, of which the last may go on; newest first. Signs are no syntax. With a
   * speaker those of that speaker only, see node/searchIndex.ts.
   */
  readonly search: (words: string, limit: number, speaker?: string) => readonly Found[];
  /**
   * Indexes some of the lines that an earlier version left without terms, newest first, in about 50 ms; whether more
   * are left. Until then they are not found.
   */
  readonly indexSome: () => boolean;
  /** What the library reads. */
  readonly browsing: Browsing;
  /** What an entry that waits would be kept as; null where its line or its session was deleted. */
  readonly asKept: (sessionId: string, entry: TranscriptEntry) => TranscriptEntry | null;
  /** What a person does to sessions that are kept. */
  readonly library: Library;
  readonly calls: CallTables;
  readonly webhookIds: WebhookIds;
  /** Whether the path still leads to the file that was opened: what is written to another is lost with it. */
  readonly isInPlace: () => boolean;
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
    database.exec(`${ERASABLE} PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL`);
    adjust(database);
    migrate(database, file);
    const opened = tables(database, file);
    try {
      opened.indexSome();
    } catch {
      // On a full or read-only disk lines can still be read; node/transcripts.ts goes on with the index.
    }
    return opened;
  } catch (error) {
    database.close();
    throw error;
  }
}

function tables(database: DatabaseSync, file: string): Database {
  const opened = identityOf(file);
  const insertSession = database.prepare(
    `INSERT INTO sessions (id, started_at_epoch_ms, languages, names, transcribed_at_epoch_ms) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET transcribed_at_epoch_ms = coalesce(excluded.transcribed_at_epoch_ms, transcribed_at_epoch_ms)`,
  );
  const upsert = database.prepare(UPSERT_ENTRY);
  const upsertTerms = database.prepare(UPSERT_TERMS);
  const endSession = database.prepare('UPDATE sessions SET duration_ms = ? WHERE id = ?');
  const standing = createStanding(database);
  const write = (sessionId: string, entry: TranscriptEntry, isSameText: boolean) => {
    const row = upsert.get(...rowOf(sessionId, entry));
    const text = entry.kind === 'line' ? storable(entry.text) : '';
    if (!isSameText) upsertTerms.run(Number(row?.['number']), indexTerms(text));
  };
  const library = createLibrary(database, { write });
  const { edits, sessions } = library;
  const append = (sessionId: string, entry: TranscriptEntry) => {
    const id = storable(sessionId);
    const kept = sessions.isDeleted(id) ? null : edits.received(id, storableKey(entry));
    if (kept !== null) write(id, kept, false);
  };
  return {
    transact: (work) => transact(database, work),
    begin: ({ id, startedAtEpochMs, languages, names, transcribedAtEpochMs = null }) => {
      if (sessions.isDeleted(storable(id))) return;
      const named = names === undefined ? null : storable(JSON.stringify(names));
      const hints = JSON.stringify(languages);
      insertSession.run(storable(id), startedAtEpochMs, hints, named, transcribedAtEpochMs);
    },
    append,
    end: (sessionId, durationMs) => {
      endSession.run(durationMs, storable(sessionId));
      standing.clear(storable(sessionId));
    },
    stand: (change) => {
      const sessionId = storable(change.sessionId);
      if (!sessions.isDeleted(sessionId)) standing.put({ ...change, sessionId });
    },
    adopt: (isMeant, goesOn) => {
      for (const { sessionId, entry } of standing.take(isMeant, goesOn)) append(sessionId, entry);
    },
    asKept: (sessionId, entry) =>
      sessions.isDeleted(storable(sessionId)) ? null : edits.asKept(storable(sessionId), storableKey(entry)),
    read: (sessionId) => readTranscript(database, sessionId === null ? null : storable(sessionId)),
    hasEntries: () => database.prepare('SELECT 1 FROM entries LIMIT 1').get() !== undefined,
    search: (words, limit, speaker) => find(database, { words, limit, speaker: speaker ?? null }),
    indexSome: () => indexSome(database),
    browsing: createBrowsing(database),
    library,
    calls: createCallTables(database),
    webhookIds: createWebhookIds(database),
    isInPlace: () => isSame(identityOf(file), opened),
    close: () => close(database, file, opened),
  };
}

/** Which files the path and that of its write-ahead log lead to; null where there is none. */
interface Identity {
  readonly main: string | null;
  readonly log: string | null;
}

function identityOf(file: string): Identity {
  const [main, log] = [file, `${file}-wal`].map((path) => {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? null : `${stats.dev} ${stats.ino}`;
  });
  return { main: main ?? null, log: log ?? null };
}

function isSame(one: Identity, other: Identity): boolean {
  return one.main === other.main && one.log === other.log;
}

/** The log of a file that is gone would be read into the one that took its place. */
function close(database: DatabaseSync, file: string, opened: Identity): void {
  const now = identityOf(file);
  database.close();
  if (now.main === opened.main || now.log !== opened.log) return;
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
}

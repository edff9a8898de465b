/**
 * Reads the app's transcripts from its file, with SQLite alone. Never touches the app's own copy while it
 * runs.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { readTranscript } from '../../node/transcriptRows.ts';

export interface StoredLine {
  readonly sessionId: string;
  readonly lane: string;
  readonly id: string;
  readonly text: string;
  readonly state: string;
}

export interface StoredTranscripts {
  /** SQLite's own verdict: `ok`, or what is wrong. */
  readonly integrity: string;
  /** In the order in which they were first written. */
  readonly lines: readonly StoredLine[];
}

/** main/backend.ts keeps the transcripts in this file of userData. */
export const transcriptsFile = (userDataDir: string): string => join(userDataDir, 'transcripts.db');

export const readTranscriptsFile = (userDataDir: string): StoredTranscripts => readCopy(userDataDir, read);

/** The last session with its entries as the app reads them; null when there is none. */
export const readLastTranscript = (userDataDir: string): Transcript | null =>
  readCopy(userDataDir, (database) => readTranscript(database, null));

/** The same, where there must be one. */
export function keptIn(userDataDir: string): Transcript {
  const transcript = readLastTranscript(userDataDir);
  if (transcript === null) throw new Error('nothing was kept');
  return transcript;
}

/** Opens a copy, companions included, so that the app's own recovery still finds what a kill left behind. */
function readCopy<Value>(userDataDir: string, readFrom: (database: DatabaseSync) => Value): Value {
  const dir = mkdtempSync(join(tmpdir(), 'surtitle-copy-'));
  const copy = join(dir, 'copy.db');
  try {
    for (const suffix of ['', '-wal']) {
      const original = transcriptsFile(userDataDir) + suffix;
      if (existsSync(original)) cpSync(original, copy + suffix, { dereference: true });
    }
    const database = new DatabaseSync(copy);
    try {
      return readFrom(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function read(database: DatabaseSync): StoredTranscripts {
  const integrity = String(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']);
  const hasEntries =
    database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'entries'").get() !== undefined;
  const rows = hasEntries
    ? database.prepare("SELECT * FROM entries WHERE kind = 'line' ORDER BY number").all()
    : [];
  const textOf = (value: unknown) => String(value);
  const lines = rows.map((row) => ({
    sessionId: textOf(row['session_id']),
    lane: textOf(row['lane']),
    id: textOf(row['id']),
    text: textOf(row['text']),
    state: textOf(row['state']),
  }));
  return { integrity, lines };
}

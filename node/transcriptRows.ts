/**
 * A session as rows, and as it is read back from them. What cannot be read of one costs no other: it is read in part, or
 * stands as a gap. Writes nothing.
 */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import * as z from 'zod';
import type { Span } from '../core/base/span.ts';
import {
  entrySchema,
  type LaneNames,
  type SessionHead,
  sessionHeadSchema,
  type Transcript,
  type TranscriptEntry,
} from '../core/transcript/transcript.ts';

type Row = Record<string, SQLOutputValue>;

/** By number, because the clock may have been wrong when one of them began. */
const LAST_SESSION = `
  SELECT * FROM sessions WHERE EXISTS (SELECT 1 FROM entries WHERE session_id = sessions.id)
  ORDER BY number DESC LIMIT 1
`;

/** The session with this id, or the last that has entries; null when there is none. @throws SQLite's errors. */
export function readTranscript(database: DatabaseSync, sessionId: string | null): Transcript | null {
  const row =
    sessionId === null
      ? database.prepare(LAST_SESSION).get()
      : database.prepare('SELECT * FROM sessions WHERE id = ?').get(sessionId);
  if (row === undefined) return null;
  return { session: headOf(row), entries: entriesOf(database, String(row['id'])) };
}

export function headOf(row: Row): SessionHead {
  const head = {
    id: row['id'],
    startedAtEpochMs: row['started_at_epoch_ms'],
    languages: jsonOf(row['languages']),
    ...(row['names'] !== null && { names: namesIn(row['names']) }),
  };
  const parsed = sessionHeadSchema.safeParse(head);
  if (parsed.success) return parsed.data;
  return { id: String(row['id']), startedAtEpochMs: timeOf(row['started_at_epoch_ms']), languages: [] };
}

/** What a session's lanes were called; nothing of it where it cannot be read. */
export function namesIn(value: SQLOutputValue | undefined): LaneNames {
  return sessionHeadSchema.shape.names.safeParse(jsonOf(value)).data ?? {};
}

function entriesOf(database: DatabaseSync, id: string): readonly TranscriptEntry[] {
  try {
    return database
      .prepare('SELECT * FROM entries WHERE session_id = ? ORDER BY start_ms, end_ms, number')
      .all(id)
      .map(entryOf);
  } catch {
    return readOneByOne(database, id);
  }
}

/** Where an entry is kept. */
export interface EntryPlace {
  readonly sessionId: string;
  readonly lane: string;
  readonly id: string;
}

/** What reads an entry, null where there is none. */
export function entryReader(database: DatabaseSync): (place: EntryPlace) => TranscriptEntry | null {
  const select = database.prepare('SELECT * FROM entries WHERE session_id = ? AND lane = ? AND id = ?');
  return ({ sessionId, lane, id }) => {
    const row = select.get(sessionId, lane, id);
    return row === undefined ? null : entryOf(row);
  };
}

/** A session's entries that begin in a stretch of it. @throws SQLite's errors. */
export function readEntriesAround(
  database: DatabaseSync,
  sessionId: string,
  { startMs, endMs }: Span,
): readonly TranscriptEntry[] {
  return database
    .prepare(
      'SELECT * FROM entries WHERE session_id = ? AND start_ms BETWEEN ? AND ? ORDER BY start_ms, end_ms, number',
    )
    .all(sessionId, startMs, endMs)
    .map(entryOf);
}

/** On a damaged page some rows are gone; their numbers are still in the table's own index. */
function readOneByOne(database: DatabaseSync, id: string): readonly TranscriptEntry[] {
  const numbers = database.prepare('SELECT number FROM entries WHERE session_id = ? ORDER BY number').all(id);
  const select = database.prepare('SELECT * FROM entries WHERE number = ?');
  const rows = numbers.map(({ number }) => {
    try {
      const row = select.get(Number(number));
      return row === undefined ? null : entryOf(row);
    } catch {
      return null;
    }
  });
  const entries = rows.map((entry, index) => {
    if (entry !== null) return entry;
    const startMs = rows.slice(0, index).findLast((other) => other !== null)?.endMs ?? 0;
    const endMs = rows.slice(index).find((other) => other !== null)?.startMs ?? startMs;
    return gapOf(`unreadable ${index}`, startMs, Math.max(startMs, endMs));
  });
  return entries.sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

/** An entry with what can be read of it: all, else without the evidence for its times, else as a gap. */
export function entryOf(row: Row): TranscriptEntry {
  const { kind, lane, id, text, state, speaker } = row;
  const whole = {
    ...{ kind, lane, id, text, state, speaker },
    startMs: row['start_ms'],
    endMs: row['end_ms'],
    islands: jsonOf(row['islands']),
    anchors: jsonOf(row['anchors']),
    ...(row['words'] !== null && { words: jsonOf(row['words']) }),
    ...(row['echo'] !== null && { echo: jsonOf(row['echo']) }),
    ...(kind === 'gap' && state !== null && { reason: state }),
  };
  const { words: _words, ...told } = { ...whole, islands: [], anchors: [], words: null };
  const { echo: _echo, ...plain } = told;
  for (const part of [whole, told, plain, { ...plain, state: 'interrupted', speaker: null }]) {
    const parsed = entrySchema.safeParse(part);
    if (parsed.success) return parsed.data;
  }
  return gapOf(`unreadable ${row['number']}`, timeOf(row['start_ms']), timeOf(row['end_ms']));
}

function gapOf(id: string, startMs: number, endMs: number): TranscriptEntry {
  return { kind: 'gap', lane: 'you', id, startMs, endMs };
}

function timeOf(value: SQLOutputValue | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0;
}

function jsonOf(value: SQLOutputValue | undefined): unknown {
  try {
    return JSON.parse(z.string().parse(value));
  } catch {
    return null;
  }
}

/** The same id in the same lane of a session replaces the entry. */
export const UPSERT_ENTRY = `
  INSERT INTO entries (session_id, lane, id, kind, start_ms, end_ms, text, state, speaker, islands, anchors, words, echo)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (session_id, lane, id) DO UPDATE SET kind = excluded.kind, start_ms = excluded.start_ms, end_ms = excluded.end_ms,
    text = excluded.text, state = excluded.state, speaker = excluded.speaker, islands = excluded.islands, anchors = excluded.anchors,
    words = excluded.words, echo = excluded.echo
  RETURNING number
`;

/**
 * SQLite text ends at a NUL for many of its functions, and UTF-8 has no lone surrogates: both become U+FFFD,
 * which shows.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Its key as it is stored. */
export const storableKey = (entry: TranscriptEntry): TranscriptEntry => ({
  ...entry,
  lane: storable(entry.lane),
  id: storable(entry.id),
});

export function rowOf(sessionId: string, entry: TranscriptEntry): (string | number | null)[] {
  const place = [
    storable(sessionId),
    storable(entry.lane),
    storable(entry.id),
    entry.kind,
    entry.startMs,
    entry.endMs,
  ];
  if (entry.kind === 'gap') return [...place, '', entry.reason ?? null, null, '[]', '[]', null, null];
  const { text, state, speaker, islands, anchors, words, echo } = entry;
  return [
    ...place,
    storable(text),
    state,
    speaker === null ? null : storable(speaker),
    JSON.stringify(islands),
    JSON.stringify(anchors),
    words === undefined ? null : JSON.stringify(words),
    echo === undefined ? null : JSON.stringify(echo),
  ];
}

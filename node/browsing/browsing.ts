/** What the library reads of the database. Changes nothing, and throws SQLite's errors. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Span } from '../../core/base/span.ts';
import type {
  EarlierEntries,
  EntryPage,
  FoundLine,
  LibraryQuestion,
  Place,
  SessionSummary,
  ShownEntry,
} from '../../core/library/browsing.ts';
import { LEAST_GAP_MS, type Transcript, withLaneSpeakers } from '../../core/transcript/transcript.ts';
import { entryOf, namesIn, readEntriesAround, headOf as sessionHeadOf } from '../transcriptRows.ts';
import { find } from './find.ts';
import { createSessions, listIn } from './sessions.ts';

type Row = Record<string, SQLOutputValue>;

export interface Browsing {
  readonly list: (before: number | null, count: number) => readonly SessionSummary[];
  readonly session: (id: string) => SessionSummary | null;
  readonly entries: (sessionId: string, from: number, count: number) => EntryPage;
  readonly place: (place: Place) => number | null;
  /** The last so many of a session, or of the newest, that begin before that on its clock. */
  readonly earlier: (
    sessionId: string | null,
    beforeMs: number | null,
    count: number,
  ) => EarlierEntries | null;
  readonly search: (question: LibraryQuestion) => readonly FoundLine[];
  /** What begins in a stretch of a session, with speakers named as in the whole of it. */
  readonly part: (sessionId: string, span: Span) => Transcript | null;
}

/** A line that was an echo has no words left, and a gap may be too short to hold one. */
const SHOWN = `(text <> '' OR (kind = 'gap' AND end_ms - start_ms >= ${LEAST_GAP_MS}))`;
const COUNT = `SELECT count(*) AS total FROM entries WHERE session_id = ? AND ${SHOWN}`;
/** What tells of finer times is long, and nobody reads it. */
const ENTRIES = `
  SELECT number, kind, lane, id, start_ms, end_ms, text, state, speaker,
    '[]' AS islands, '[]' AS anchors, NULL AS words, NULL AS echo
  FROM entries WHERE session_id = ? AND ${SHOWN}
`;
const PAGE = `${ENTRIES} ORDER BY start_ms, end_ms, number LIMIT ? OFFSET ?`;
const EARLIER = `${ENTRIES} AND start_ms < ? ORDER BY start_ms DESC, end_ms DESC, number DESC LIMIT ?`;
const PLACE = `
  SELECT (SELECT count(*) FROM entries WHERE session_id = own.session_id AND ${SHOWN}
    AND (start_ms, end_ms, number) < (own.start_ms, own.end_ms, own.number)) AS place
  FROM entries AS own WHERE session_id = ? AND lane = ? AND id = ?
`;
const MEANT = `
  SELECT * FROM sessions
  WHERE started_at_epoch_ms >= ? AND started_at_epoch_ms < ? AND (? IS NULL OR id = ?) ORDER BY number DESC
`;

export function createBrowsing(database: DatabaseSync): Browsing {
  const sessions = createSessions(database);
  const count = database.prepare(COUNT);
  const page = database.prepare(PAGE);
  const earlier = database.prepare(EARLIER);
  const place = database.prepare(PLACE);
  const headOf = database.prepare('SELECT started_at_epoch_ms, names FROM sessions WHERE id = ?');
  const wholeHead = database.prepare('SELECT * FROM sessions WHERE id = ?');
  return {
    list: sessions.list,
    session: sessions.read,
    entries: (sessionId, from, wanted) => ({
      total: Number(count.get(sessionId)?.['total'] ?? 0),
      from,
      entries: page.all(sessionId, wanted, from).map(shownEntryOf),
    }),
    place: ({ sessionId, lane, id }) => {
      const row = place.get(sessionId, lane, id);
      return row === undefined ? null : Number(row['place']);
    },
    earlier: (sessionId, beforeMs, wanted) => {
      const session = sessionId === null ? (sessions.list(null, 1)[0] ?? null) : sessions.read(sessionId);
      if (session === null) return null;
      const { id, startedAtEpochMs, names } = session;
      const rows = earlier.all(id, beforeMs ?? Number.MAX_SAFE_INTEGER, wanted);
      return { id, startedAtEpochMs, names, entries: rows.toReversed().map(shownEntryOf) };
    },
    part: (sessionId, span) => {
      const row = wholeHead.get(sessionId);
      if (row === undefined) return null;
      const lanes = new Set(sessions.read(sessionId)?.people.map(({ lane }) => lane));
      const entries = readEntriesAround(database, sessionId, span);
      return withLaneSpeakers({ session: sessionHeadOf(row), entries }, { lanes });
    },
    search: (question) => {
      const heads = new Map<string, Row | undefined>();
      const meant = sessionsMeant(database, question);
      return find(database, { ...question, sessionIds: meant }).map(
        ({ sessionId, entryId, ...found }): FoundLine => {
          if (!heads.has(sessionId)) heads.set(sessionId, headOf.get(sessionId));
          const head = heads.get(sessionId);
          return {
            ...found,
            sessionId,
            id: entryId,
            names: namesIn(head?.['names']),
            startedAtEpochMs: Number(head?.['started_at_epoch_ms'] ?? 0),
          };
        },
      );
    },
  };
}

/** null: all of them. */
function sessionsMeant(database: DatabaseSync, question: LibraryQuestion): readonly string[] | null {
  const { fromEpochMs, toEpochMs, tag, sessionId } = question;
  if (fromEpochMs === null && toEpochMs === null && tag === null && sessionId === null) return null;
  return database
    .prepare(MEANT)
    .all(fromEpochMs ?? 0, toEpochMs ?? Number.MAX_SAFE_INTEGER, sessionId, sessionId)
    .filter((row) => tag === null || listIn(row['tags']).includes(tag))
    .map((row) => String(row['id']));
}

function shownEntryOf(row: Row): ShownEntry {
  const entry = entryOf(row);
  if (entry.kind === 'gap') return entry;
  const { kind, lane, id, startMs, endMs, text, state, speaker } = entry;
  return { kind, lane, id, startMs, endMs, text, state, speaker };
}

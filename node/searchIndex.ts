/** The index of the transcripts' words: what is put into it and found by it. Throws SQLite's errors. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Hit, hitsIn, indexTerms, type SearchWord, searchWords } from '../core/text/search.ts';
import { type LaneId, laneLabel } from '../core/transcript/transcript.ts';
import { transact } from './migrations.ts';
import { namesIn } from './transcriptRows.ts';

type Row = Record<string, SQLOutputValue>;

/** One place in the transcripts where words were found. */
export interface Found {
  readonly sessionId: string;
  readonly entryId: string;
  readonly lane: LaneId;
  readonly startMs: number;
  readonly text: string;
  readonly speaker: string | null;
  /** Where in the text, in UTF-16 units, in order. */
  readonly hits: readonly Hit[];
}

/** The terms of the line with this number, which replace those it had. */
export const UPSERT_TERMS = 'INSERT OR REPLACE INTO entry_terms(rowid, terms) VALUES (?, ?)';

const LINES_AT_ONCE = 1_000;

/** See Database in node/database.ts. */
export function indexSome(database: DatabaseSync): boolean {
  const due = database.prepare('SELECT number FROM terms_due').get();
  if (due === undefined) return false;
  const upsert = database.prepare(UPSERT_TERMS);
  const rows = database
    .prepare('SELECT number, text FROM entries WHERE number <= ? ORDER BY number DESC LIMIT ?')
    .all(Number(due['number']), LINES_AT_ONCE);
  transact(database, () => {
    for (const { number, text } of rows) upsert.run(Number(number), indexTerms(String(text)));
    const last = rows.length < LINES_AT_ONCE ? undefined : rows.at(-1);
    if (last === undefined) database.exec('DELETE FROM terms_due');
    else database.prepare('UPDATE terms_due SET number = ?').run(Number(last['number']) - 1);
  });
  return rows.length === LINES_AT_ONCE;
}

/** Newest first: the index gives its rows in that order, so that nothing is read further than it is asked for. */
const BY_WORDS = 'SELECT rowid AS found FROM entry_terms WHERE entry_terms MATCH ? ORDER BY rowid DESC';
/** Of a line that was an echo nothing is left. */
const ALL_LINES =
  "SELECT number AS found FROM entries WHERE kind = 'line' AND text <> '' ORDER BY number DESC";
const BY_WORDS_BETWEEN =
  'SELECT rowid AS found FROM entry_terms WHERE entry_terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC';
const LINES_BETWEEN =
  "SELECT number AS found FROM entries WHERE kind = 'line' AND text <> '' AND number BETWEEN ? AND ? ORDER BY number DESC";
const selectFrom = (found: string): string => `
  SELECT session_id, lane, entries.id, start_ms, text, speaker, names
  FROM (${found}) JOIN entries ON entries.number = found LEFT JOIN sessions ON sessions.id = session_id
  ORDER BY found DESC
`;

export interface Question {
  /** Empty: whatever the speaker said. */
  readonly words: string;
  readonly limit: number;
  /** Whose lines only: the speaker's name, the lane's name or label, or the lane; null is anybody. */
  readonly speaker: string | null;
  /** Lines of these sessions only, newest first; null or absent: of any. */
  readonly sessionIds?: readonly string[] | null;
}

/**
 * Of no more sessions than this each is asked for itself, by the numbers of its lines. Of more the lines that are found
 * are asked for their session: there a line that fits is soon met.
 */
const FEW_SESSIONS = 60;

/** See Database in node/database.ts. */
export function search(database: DatabaseSync, question: Question): Found[] {
  const { words: query, limit, speaker, sessionIds = null } = question;
  const words = searchWords(query);
  if (words.length === 0 && ((speaker === null && sessionIds === null) || query.trim() !== '')) return [];
  // Quoted, so that the terms are terms and not the index's query language; none holds a quote.
  const match = words.map(({ terms, isPrefix }) => `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`).join(' ');
  const isAsked = speaker === null ? () => true : isBy(speaker);
  const found: Found[] = [];
  for (const row of rowsFor(database, match, sessionIds)) {
    if (found.length >= limit) break;
    if (isAsked(row)) found.push(foundIn(row, words));
  }
  return found;
}

function* rowsFor(
  database: DatabaseSync,
  match: string,
  sessionIds: readonly string[] | null,
): Iterable<Row> {
  const asked = match === '' ? [] : [match];
  if (sessionIds === null || sessionIds.length > FEW_SESSIONS) {
    const meant = sessionIds === null ? null : new Set(sessionIds);
    const rows = database.prepare(selectFrom(match === '' ? ALL_LINES : BY_WORDS));
    for (const row of rows.iterate(...asked)) if (meant?.has(String(row['session_id'])) ?? true) yield row;
    return;
  }
  const span = database.prepare(
    'SELECT min(number) AS first, max(number) AS last FROM entries WHERE session_id = ?',
  );
  const rows = database.prepare(selectFrom(match === '' ? LINES_BETWEEN : BY_WORDS_BETWEEN));
  for (const id of sessionIds) {
    const { first, last } = span.get(id) ?? {};
    if (first === null || first === undefined || last === null || last === undefined) continue;
    for (const row of rows.iterate(...asked, first, last)) if (row['session_id'] === id) yield row;
  }
}

function foundIn(row: Row, words: readonly SearchWord[]): Found {
  const text = String(row['text']);
  return {
    sessionId: String(row['session_id']),
    entryId: String(row['id']),
    lane: String(row['lane']),
    startMs: Number(row['start_ms']),
    text,
    speaker: row['speaker'] === null ? null : String(row['speaker']),
    hits: hitsIn(text, words),
  };
}

/** Each speaker is compared once, however many lines are theirs. */
function isBy(asked: string): (row: Row) => boolean {
  const known = new Map<string, boolean>();
  return (row) => {
    const lane = String(row['lane']);
    const key = JSON.stringify([lane, row['speaker'], row['names']]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const called = [
      lane,
      laneLabel(lane),
      laneLabel(lane, namesIn(row['names'])),
      String(row['speaker'] ?? ''),
    ];
    const answer = called.some((name) => name !== '' && foldedName(name) === foldedName(asked));
    known.set(key, answer);
    return answer;
  };
}

/** As words are found: in any case, with or without accents. A name of signs alone has no terms. */
const foldedName = (name: string): string => indexTerms(name) || name.trim();

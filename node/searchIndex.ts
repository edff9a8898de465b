/** The index of the transcripts' words: what is put into it and found by it. Throws SQLite's errors. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Hit, hitsIn, indexTerms, type SearchWord, searchWords } from '../core/text/search.ts';
import { type LaneId, laneLabel } from '../core/transcript/transcript.ts';
import { LATE_ENTRIES } from './library/lateEntries.ts';
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

/** The index gives its rows from the highest number down, so that nothing is read further than it is asked for. */
const BY_WORDS = 'SELECT rowid AS found FROM entry_terms WHERE entry_terms MATCH ?';
const BETWEEN = 'rowid BETWEEN ? AND ?';
const selectFrom = (found: string): string => `
  SELECT found AS number, session_id, lane, entries.id, start_ms, text, speaker, names, started_at_epoch_ms
  FROM (${found} ORDER BY rowid DESC) JOIN entries ON entries.number = found
  LEFT JOIN sessions ON sessions.id = session_id ORDER BY found DESC
`;

export interface Question {
  /** Empty: whatever the speaker said (node/browsing/saidBy.ts). */
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

/**
 * So many lines are looked at before the newest of them are given, in about 10 ms: numbers are in the order of writing,
 * and two lanes, or a recording beside captions, are not written in the order in which they were said.
 */
const LOOKED_AT = 1_000;

/** Lines with all the words, in any order, of which the last may go on; what was said last comes first. */
export function search(database: DatabaseSync, question: Question): Found[] {
  const { words: query, limit, speaker, sessionIds = null } = question;
  const words = searchWords(query);
  if (words.length === 0) return [];
  // Quoted, so that the terms are terms and not the index's query language; none holds a quote.
  const match = words.map(({ terms, isPrefix }) => `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`).join(' ');
  const isAsked = speaker === null ? () => true : isBy(speaker);
  const rows: Row[] = [];
  const most = Math.max(limit, LOOKED_AT);
  for (const row of inPlace(database, match, sessionIds)) {
    if (rows.length >= most) break;
    if (isAsked(row)) rows.push(row);
  }
  for (const row of late(database, match, sessionIds)) if (isAsked(row)) rows.push(row);
  return newestOf(rows, limit).map((row) => foundIn(row, words));
}

const saidAt = (row: Row): number => Number(row['started_at_epoch_ms'] ?? 0) + Number(row['start_ms']);

/** By when they were said. */
export const newestOf = (rows: readonly Row[], limit: number): readonly Row[] =>
  rows
    .toSorted((one, other) => saidAt(other) - saidAt(one) || Number(other['number']) - Number(one['number']))
    .slice(0, limit);

function* inPlace(
  database: DatabaseSync,
  match: string,
  sessionIds: readonly string[] | null,
): Iterable<Row> {
  const isLate = new Set(
    database
      .prepare(LATE_ENTRIES)
      .all()
      .map(({ number }) => number),
  );
  if (sessionIds === null || sessionIds.length > FEW_SESSIONS) {
    const meant = sessionIds === null ? null : new Set(sessionIds);
    for (const row of database.prepare(selectFrom(BY_WORDS)).iterate(match))
      if ((meant?.has(String(row['session_id'])) ?? true) && !isLate.has(row['number'] ?? null)) yield row;
    return;
  }
  const span = database.prepare(
    `SELECT min(number) AS first, max(number) AS last FROM entries WHERE session_id = ? AND number NOT IN (${LATE_ENTRIES})`,
  );
  const rows = database.prepare(selectFrom(`${BY_WORDS} AND ${BETWEEN}`));
  for (const id of sessionIds) {
    const { first, last } = span.get(id) ?? {};
    if (first === null || first === undefined || last === null || last === undefined) continue;
    for (const row of rows.iterate(match, first, last))
      if (row['session_id'] === id && !isLate.has(row['number'] ?? null)) yield row;
  }
}

/** Lines that an edit put in: they are few, and asked for by themselves. */
function late(database: DatabaseSync, match: string, sessionIds: readonly string[] | null): readonly Row[] {
  const meant = sessionIds === null ? null : new Set(sessionIds);
  return database
    .prepare(selectFrom(`${BY_WORDS} AND rowid IN (${LATE_ENTRIES})`))
    .all(match)
    .filter((row) => meant?.has(String(row['session_id'])) ?? true);
}

/** `words`: those that were looked for. */
export function foundIn(row: Row, words: readonly SearchWord[]): Found {
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
    const key = JSON.stringify([row['lane'], row['speaker'], row['names']]);
    const answer = known.get(key) ?? isCalled(row, asked);
    known.set(key, answer);
    return answer;
  };
}

/** Whether one of the names by which who said it goes is this one. */
export function isCalled({ lane, speaker, names }: Row, asked: string): boolean {
  const id = String(lane);
  const called = [id, laneLabel(id), laneLabel(id, namesIn(names)), String(speaker ?? '')];
  return called.some((name) => name !== '' && foldedName(name) === foldedName(asked));
}

/** As words are found: in any case, with or without accents. A name of signs alone has no terms. */
const foldedName = (name: string): string => indexTerms(name) || name.trim();

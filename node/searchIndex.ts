/** The index of the transcripts' words: what is put into it and found by it. Throws SQLite's errors. */
import type { DatabaseSync } from 'node:sqlite';
import { type Hit, hitsIn, indexTerms, searchWords } from '../core/text/search.ts';
import type { LaneId } from '../core/transcript/transcript.ts';
import { transact } from './migrations.ts';

/** One place in the transcripts where words were found. */
export interface Found {
  readonly sessionId: string;
  readonly entryId: string;
  readonly lane: LaneId;
  readonly startMs: number;
  readonly text: string;
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

/** Newest first: the index gives its rows in that order, so that it reads no further than the limit. */
const SEARCH = `
  SELECT session_id, lane, id, start_ms, text
  FROM (SELECT rowid AS found FROM entry_terms WHERE entry_terms MATCH ? ORDER BY rowid DESC LIMIT ?)
  JOIN entries ON number = found ORDER BY number DESC
`;

/** See Database in node/database.ts. */
export function search(database: DatabaseSync, query: string, limit: number): Found[] {
  const words = searchWords(query);
  if (words.length === 0) return [];
  // Quoted, so that the terms are terms and not the index's query language; none holds a quote.
  const match = words.map(({ terms, isPrefix }) => `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`).join(' ');
  return database
    .prepare(SEARCH)
    .all(match, limit)
    .map((row) => {
      const text = String(row['text']);
      return {
        sessionId: String(row['session_id']),
        entryId: String(row['id']),
        lane: String(row['lane']),
        startMs: Number(row['start_ms']),
        text,
        hits: hitsIn(text, words),
      };
    });
}

/** Lines by who said them and by session, where no words are looked for: a few rows of each session, by an index. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Found, foundIn, isCalled, newestOf, type Question } from '../searchIndex.ts';
import { createSpeakerWalk, type Pair } from './speakers.ts';

type Row = Record<string, SQLOutputValue>;

/** Those whose last line began last come first: sessions overlap, and one may go on for weeks. Each is one step in an index. */
const SESSIONS = `
  SELECT id, started_at_epoch_ms, names, last_ms FROM
    (SELECT *, started_at_epoch_ms + (SELECT max(start_ms) FROM entries WHERE session_id = sessions.id) AS last_ms FROM sessions)
  WHERE last_ms IS NOT NULL ORDER BY last_ms DESC
`;
const LINE = 'SELECT number, session_id, lane, id, start_ms, text, speaker FROM entries';
/** Of a line that was an echo nothing is left. */
const NEWEST = "kind = 'line' AND text <> '' AND start_ms >= ? ORDER BY start_ms DESC LIMIT ?";
const OF_ALL = `${LINE} WHERE session_id = ? AND ${NEWEST}`;
const OF_ONE = `
  ${LINE} INDEXED BY entries_by_speaker
  WHERE lane = ? AND ifnull(speaker, '') = ? AND session_id = ? AND ${NEWEST}
`;

/** Whatever was said there or by them, what was said last first. Reads no words of a question. Throws SQLite's errors. */
export function saidBy(
  database: DatabaseSync,
  { limit, speaker, sessionIds = null }: Question,
): readonly Found[] {
  const meant = sessionIds === null ? null : new Set(sessionIds);
  const pairsIn = speaker === null ? null : pairsCalled(database, speaker);
  const [ofAll, ofOne] = [database.prepare(OF_ALL), database.prepare(OF_ONE)];
  let rows: readonly Row[] = [];
  let oldest = Number.NEGATIVE_INFINITY;
  for (const session of database.prepare(SESSIONS).iterate()) {
    const { id = null, started_at_epoch_ms: started = null, names = null, last_ms: last } = session;
    if (Number(last) < oldest) break;
    if (meant?.has(String(id)) === false) continue;
    const from = Math.max(0, oldest - Number(started));
    const said =
      pairsIn === null
        ? ofAll.all(id, from, limit)
        : pairsIn(names).flatMap((pair) => ofOne.all(pair.lane, pair.speaker, id, from, limit));
    if (said.length === 0) continue;
    rows = newestOf(
      [...rows, ...said.map((row) => ({ ...row, names, started_at_epoch_ms: started }))],
      limit,
    );
    const wanted = rows.at(limit - 1);
    if (wanted !== undefined) oldest = Number(wanted['started_at_epoch_ms']) + Number(wanted['start_ms']);
  }
  return rows.map((row) => foundIn(row, []));
}

/** Who of all goes by this name where the lanes are called so. Each is compared once, in however many sessions they speak. */
function pairsCalled(database: DatabaseSync, asked: string): (names: SQLOutputValue) => readonly Pair[] {
  const all = [...createSpeakerWalk(database, 'all')()];
  const known = new Map<SQLOutputValue, readonly Pair[]>();
  return (names) => {
    const pairs = known.get(names) ?? all.filter((pair) => isCalled({ ...pair, names }, asked));
    known.set(names, pairs);
    return pairs;
  };
}

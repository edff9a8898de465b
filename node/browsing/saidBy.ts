/** Lines by who said them and by session, where no words are looked for: a few rows of each session, by an index. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Found, foundIn, isCalled, newestOf, type Question, search } from '../searchIndex.ts';
import { createSpeakerWalk, type Pair } from './speakers.ts';

type Row = Record<string, SQLOutputValue>;

/** As a `Question` asks: by words, or by nothing but a speaker or sessions. What was said last comes first. */
export function find(database: DatabaseSync, question: Question): readonly Found[] {
  if (question.words.trim() !== '') return search(database, question);
  const { speaker, sessionIds = null } = question;
  return speaker === null && sessionIds === null ? [] : saidBy(database, question);
}

const SESSIONS = 'SELECT id, started_at_epoch_ms, names FROM sessions ORDER BY started_at_epoch_ms DESC';
const LINE = 'SELECT number, session_id, lane, id, start_ms, text, speaker FROM entries';
/** Of a line that was an echo nothing is left. */
const NEWEST = "kind = 'line' AND text <> '' AND start_ms >= ? ORDER BY start_ms DESC LIMIT ?";
const OF_ALL = `${LINE} WHERE session_id = ? AND ${NEWEST}`;
const OF_ONE = `
  ${LINE} INDEXED BY entries_by_speaker
  WHERE lane = ? AND ifnull(speaker, '') = ? AND session_id = ? AND ${NEWEST}
`;
/** No session is longer: one that began so long before the last line that is wanted has none that is newer. */
const LONGEST_MS = 7 * 86_400_000;

function saidBy(database: DatabaseSync, { limit, speaker, sessionIds = null }: Question): readonly Found[] {
  const meant = sessionIds === null ? null : new Set(sessionIds);
  const pairsIn = speaker === null ? null : pairsCalled(database, speaker);
  const [ofAll, ofOne] = [database.prepare(OF_ALL), database.prepare(OF_ONE)];
  let rows: readonly Row[] = [];
  let oldest = Number.NEGATIVE_INFINITY;
  for (const session of database.prepare(SESSIONS).iterate()) {
    const { id = null, started_at_epoch_ms: started = null, names = null } = session;
    if (Number(started) + LONGEST_MS < oldest) break;
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
    const last = rows.at(-1);
    if (rows.length === limit && last !== undefined)
      oldest = Number(last['started_at_epoch_ms']) + Number(last['start_ms']);
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

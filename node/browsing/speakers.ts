/** Who speaks in which lane, found by walking an index from one speaker to the next: of thousands of lines a few rows are read. */
import type { DatabaseSync } from 'node:sqlite';

export interface Pair {
  readonly lane: string;
  /** Empty: unnamed. */
  readonly speaker: string;
}

/** From one speaker of a lane to the next in the index, and from one lane to the next. */
const nextAfter = (from: string, place: string): string => `
  SELECT lane, ifnull(speaker, '') AS speaker FROM ${from}
  AND text <> '' AND ${place} ORDER BY lane, ifnull(speaker, '') LIMIT 1
`;
const OF_ALL = 'entries INDEXED BY entries_by_speaker WHERE true';
const OF_SESSION = 'entries WHERE session_id = ?';

/** Prepares the walk; each gives the pairs one after the other. `of`: all sessions, or the one whose id is given to the walk. */
export function createSpeakerWalk(database: DatabaseSync, of: 'all'): () => Generator<Pair>;
export function createSpeakerWalk(
  database: DatabaseSync,
  of: 'session',
): (sessionId: string) => Generator<Pair>;
export function createSpeakerWalk(
  database: DatabaseSync,
  of: 'all' | 'session',
): (...sessionId: string[]) => Generator<Pair> {
  const from = of === 'all' ? OF_ALL : OF_SESSION;
  const nextSpeaker = database.prepare(nextAfter(from, "lane = ? AND ifnull(speaker, '') > ?"));
  const nextLane = database.prepare(nextAfter(from, 'lane > ?'));
  return function* walk(...sessionId) {
    for (let row = nextLane.get(...sessionId, ''); row !== undefined; ) {
      const pair = { lane: String(row['lane']), speaker: String(row['speaker']) };
      yield pair;
      row = nextSpeaker.get(...sessionId, pair.lane, pair.speaker) ?? nextLane.get(...sessionId, pair.lane);
    }
  };
}

/** What stands of a session's lanes if nothing more comes: kept beside the entries, and made entries after a sudden end. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { entrySchema, type TranscriptEntry } from '../core/transcript/transcript.ts';

const standingSchema = z.array(entrySchema);

export interface Standing {
  /** Replaces what stood of the lane. */
  readonly put: (sessionId: string, lane: string, entries: readonly TranscriptEntry[]) => void;
  /** Nothing stands any more: the session was ended in order. */
  readonly clear: (sessionId: string) => void;
  /** Takes out what stands of sessions other than these: they will say nothing more. */
  readonly takeLeft: (
    runningIds: ReadonlySet<string>,
  ) => readonly { readonly sessionId: string; readonly entry: TranscriptEntry }[];
}

/** @throws SQLite's errors. */
export function createStanding(database: DatabaseSync): Standing {
  const put = database.prepare(
    `INSERT INTO standing (session_id, lane, entries) VALUES (?, ?, ?)
     ON CONFLICT (session_id, lane) DO UPDATE SET entries = excluded.entries`,
  );
  const remove = database.prepare('DELETE FROM standing WHERE session_id = ? AND lane = ?');
  const removeAll = database.prepare('DELETE FROM standing WHERE session_id = ?');
  const all = database.prepare('SELECT session_id, entries FROM standing');
  const settled = database.prepare(
    `SELECT 1 FROM entries WHERE session_id = ? AND lane = ? AND state = 'final'
     AND (id = ? OR (? = 'gap' AND start_ms <= ? AND end_ms >= ?))`,
  );
  const isSettled = (sessionId: string, { lane, id, kind, startMs, endMs }: TranscriptEntry) =>
    settled.get(sessionId, lane, id, kind, startMs, endMs) !== undefined;
  return {
    put: (sessionId, lane, entries) => {
      if (entries.length === 0) remove.run(sessionId, lane);
      else put.run(sessionId, lane, JSON.stringify(entries));
    },
    clear: (sessionId) => void removeAll.run(sessionId),
    takeLeft: (runningIds) => {
      const left = all.all().filter((row) => !runningIds.has(String(row['session_id'])));
      return left.flatMap((row) => {
        const sessionId = String(row['session_id']);
        removeAll.run(sessionId);
        // A line that was settled a moment before the end stands no more, nor does a gap in its speech.
        return entriesOf(row['entries'])
          .filter((entry) => !isSettled(sessionId, entry))
          .map((entry) => ({ sessionId, entry }));
      });
    },
  };
}

/** Half a row after a power cut is no reason to lose the rest of the file. */
function entriesOf(value: unknown): readonly TranscriptEntry[] {
  try {
    return standingSchema.parse(JSON.parse(String(value)));
  } catch {
    return [];
  }
}

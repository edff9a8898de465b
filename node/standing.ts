/** What stands of a session's lanes if nothing more comes: kept beside the entries, and made entries after a sudden end. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import {
  entrySchema,
  STANDING_EVERY_MS,
  type TranscriptChange,
  type TranscriptEntry,
  type TranscriptGap,
} from '../core/transcript/transcript.ts';

const standingSchema = z.object({
  reachedMs: z.number().nonnegative(),
  isSpeaking: z.boolean(),
  entries: z.array(entrySchema),
});

export type StandingChange = Extract<TranscriptChange, { readonly kind: 'standing' }>;

export interface Standing {
  /** Replaces what stood of the lane. */
  readonly put: (change: StandingChange) => void;
  /** Nothing stands any more: the session was ended in order. */
  readonly clear: (sessionId: string) => void;
  /** What stands of a session, where it has not become an entry yet. */
  readonly of: (sessionId: string) => readonly TranscriptEntry[];
  /** Takes out what stands of these sessions. Where one does not go on, what was said after it stood is a gap. */
  readonly take: (
    isMeant: (sessionId: string) => boolean,
    goesOn: boolean,
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
  const own = database.prepare('SELECT lane, entries FROM standing WHERE session_id = ?');
  const all = database.prepare('SELECT session_id, lane, entries FROM standing');
  const longer = database.prepare(
    `SELECT 1 FROM entries WHERE session_id = ? AND lane = ? AND id = ?
     AND length(CASE WHEN json_valid(echo) THEN echo ->> 'text' ELSE text END) >= ? AND end_ms - start_ms >= ?`,
  );
  const edited = database.prepare('SELECT 1 FROM originals WHERE session_id = ? AND lane = ? AND id = ?');
  /** An entry and what stands after it are two changes: where the end came between them, the entry has more. */
  const isOutdated = (sessionId: string, entry: TranscriptEntry) => {
    const { lane, id, kind, startMs, endMs } = entry;
    const [letters, lengthMs] =
      kind === 'line' ? [(entry.echo?.text ?? entry.text).length, 0] : [0, endMs - startMs];
    return longer.get(sessionId, lane, id, letters, lengthMs) !== undefined;
  };
  return {
    put: ({ sessionId, lane, reachedMs, isSpeaking, entries }) => {
      if (entries.length === 0 && !isSpeaking) remove.run(sessionId, lane);
      else put.run(sessionId, lane, JSON.stringify({ reachedMs, isSpeaking, entries }));
    },
    clear: (sessionId) => void removeAll.run(sessionId),
    of: (sessionId) =>
      own
        .all(sessionId)
        .flatMap((row) => standingOf(row['entries'], String(row['lane'])).entries)
        .filter(
          (entry) =>
            edited.get(sessionId, entry.lane, entry.id) === undefined && !isOutdated(sessionId, entry),
        ),
    take: (isMeant, goesOn) => {
      const left = all.all().filter((row) => isMeant(String(row['session_id'])));
      return left.flatMap((row) => {
        const sessionId = String(row['session_id']);
        removeAll.run(sessionId);
        const { entries, end } = standingOf(row['entries'], String(row['lane']));
        return [...entries, ...(goesOn ? [] : end)]
          .filter((entry) => !isOutdated(sessionId, entry))
          .map((entry) => ({ sessionId, entry }));
      });
    },
  };
}

const END_GAP = 'end:';

/** Whether it stands for what somebody was saying when whoever heard it was gone: who comes back after all may have those words. */
export const isEndGap = (entry: TranscriptEntry): entry is TranscriptGap =>
  entry.kind === 'gap' && entry.id.startsWith(END_GAP);

/** Half a row after a power cut is no reason to lose the rest of the file. */
function standingOf(
  value: unknown,
  lane: string,
): { readonly entries: readonly TranscriptEntry[]; readonly end: readonly TranscriptEntry[] } {
  try {
    const { entries, isSpeaking, reachedMs } = standingSchema.parse(JSON.parse(String(value)));
    const id = `${END_GAP}${Math.round(reachedMs)}`;
    const endMs = reachedMs + STANDING_EVERY_MS;
    return { entries, end: isSpeaking ? [{ kind: 'gap', lane, id, startMs: reachedMs, endMs }] : [] };
  } catch {
    return { entries: [], end: [] };
  }
}

/** Edited entries as their engine has them, with how many edits stand on each. Knows no edit. */
import type { DatabaseSync } from 'node:sqlite';
import { entrySchema, type TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { EntryPlace } from '../transcriptRows.ts';

export interface Originals {
  readonly of: (place: EntryPlace) => TranscriptEntry | null;
  /** The engine sends it once more: that is what it has now. */
  readonly renew: (sessionId: string, entry: TranscriptEntry) => void;
  /**
   * One edit more or less stands on the entry; the first keeps `current` as the engine's. Gives that back when none is
   * left.
   */
  readonly count: (place: EntryPlace, current: TranscriptEntry | null, by: 1 | -1) => TranscriptEntry | null;
}

export function createOriginals(database: DatabaseSync): Originals {
  const place = 'session_id = ? AND lane = ? AND id = ?';
  const select = database.prepare(`SELECT entry, edits FROM originals WHERE ${place}`);
  const replace = database.prepare(`UPDATE originals SET entry = ? WHERE ${place}`);
  const insert = database.prepare(
    'INSERT INTO originals (session_id, lane, id, entry, edits) VALUES (?, ?, ?, ?, 1)',
  );
  const recount = database.prepare(`UPDATE originals SET edits = edits + ? WHERE ${place}`);
  const remove = database.prepare(`DELETE FROM originals WHERE ${place}`);
  return {
    of: ({ sessionId, lane, id }) => entryIn(select.get(sessionId, lane, id)?.['entry']),
    renew: (sessionId, entry) => void replace.run(JSON.stringify(entry), sessionId, entry.lane, entry.id),
    count: ({ sessionId, lane, id }, current, by) => {
      const row = select.get(sessionId, lane, id);
      if (row === undefined) {
        if (by === 1 && current !== null) insert.run(sessionId, lane, id, JSON.stringify(current));
        return null;
      }
      if (by === 1 || Number(row['edits']) > 1) {
        recount.run(by, sessionId, lane, id);
        return null;
      }
      remove.run(sessionId, lane, id);
      return entryIn(row['entry']);
    },
  };
}

function entryIn(value: unknown): TranscriptEntry | null {
  if (typeof value !== 'string') return null;
  try {
    return entrySchema.parse(JSON.parse(value));
  } catch {
    // Damaged: the edit stands without it.
    return null;
  }
}

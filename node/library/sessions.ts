/** What a person writes about sessions, and sessions that are deleted for good. Throws SQLite's errors. */
import type { DatabaseSync } from 'node:sqlite';
import type { Ended } from '../../core/library/retention.ts';
import {
  type Description,
  type DescriptionPatch,
  descriptionSchema,
  distinctTags,
} from '../../core/transcript/description.ts';
import { storable } from '../transcriptRows.ts';

export interface Sessions {
  /** null where there is no such session. */
  readonly describe: (id: string, patch: DescriptionPatch) => Description | null;
  readonly description: (id: string) => Description | null;
  /** With everything that was kept of them; what is sent of them later is not kept. Erasing what is left of their words is erasing.ts's. */
  readonly remove: (ids: readonly string[]) => void;
  readonly isDeleted: (id: string) => boolean;
  /**
   * Sessions that had ended, or broken off, before this moment, but for those that a person keeps, and those of which
   * something stands that is no entry yet; of one that began by a wrong clock, its rows tell no better. With an id, that one
   * or none.
   */
  readonly endedBefore: (epochMs: number, id?: string) => readonly Ended[];
}

/**
 * A session has ended with its last entry, or when it was told to; a recording, however old, when it was transcribed if
 * that is later. Speech overlaps: what begins last is not always what
 * ends last. Whole sessions are not read: there may be thousands of them.
 */
const ENDED_BEFORE = `
  SELECT * FROM (
    SELECT id, started_at_epoch_ms AS started, duration_ms AS duration, transcribed_at_epoch_ms AS transcribed, (
      SELECT max(end_ms) FROM (
        SELECT end_ms FROM entries WHERE session_id = sessions.id ORDER BY start_ms DESC, end_ms DESC, number DESC LIMIT 8
      )
    ) AS last
    FROM sessions WHERE started_at_epoch_ms < ?1 AND is_kept IS NULL AND (?2 IS NULL OR id = ?2)
      AND NOT EXISTS (SELECT 1 FROM standing WHERE session_id = sessions.id)
  ) WHERE max(started + max(coalesce(duration, 0), coalesce(last, 0)), coalesce(transcribed, 0)) < ?1
`;

const TABLES_OF_SESSIONS = ['entries', 'standing', 'originals', 'edits'] as const;

export function createSessions(database: DatabaseSync): Sessions {
  const select = database.prepare('SELECT title, tags, note, is_kept FROM sessions WHERE id = ?');
  const update = database.prepare(
    'UPDATE sessions SET title = ?, tags = ?, note = ?, is_kept = ? WHERE id = ?',
  );
  const deleted = database.prepare('SELECT 1 FROM deleted_sessions WHERE id = ?');
  const entomb = database.prepare('INSERT OR IGNORE INTO deleted_sessions (id, is_erased) VALUES (?, 0)');
  const removals = [
    ...TABLES_OF_SESSIONS.map((table) => `DELETE FROM ${table} WHERE session_id = ?`),
    'DELETE FROM sessions WHERE id = ?',
  ].map((statement) => database.prepare(statement));
  const description = (id: string): Description | null => {
    const row = select.get(id);
    if (row === undefined) return null;
    const isKept = row['is_kept'] !== null;
    const parts = { title: row['title'], tags: listIn(row['tags']), note: row['note'] ?? '', isKept };
    return (
      descriptionSchema.safeParse(parts).data ?? { title: null, tags: [], note: String(parts.note), isKept }
    );
  };
  return {
    description,
    describe: (id, patch) => {
      const before = description(id);
      if (before === null) return null;
      const { title = before.title, tags = before.tags, note = before.note, isKept = before.isKept } = patch;
      const after = {
        title: title === null ? null : storable(title),
        tags: distinctTags(tags),
        note: storable(note),
        isKept,
      };
      const tagsAsText = storable(JSON.stringify(after.tags));
      update.run(after.title, tagsAsText, after.note, isKept ? '1' : null, id);
      return after;
    },
    remove: (ids) => {
      for (const id of ids) {
        entomb.run(id);
        for (const removal of removals) removal.run(id);
      }
    },
    isDeleted: (id) => deleted.get(id) !== undefined,
    endedBefore: (epochMs, id) =>
      database
        .prepare(ENDED_BEFORE)
        .all(epochMs, id ?? null)
        .map(endedOf),
  };
}

function endedOf({ id, started, duration, last, transcribed }: Record<string, unknown>): Ended {
  const startedAtEpochMs = Number(started);
  const lengthMs = Math.max(Number(duration ?? 0), Number(last ?? 0));
  return {
    id: String(id),
    startedAtEpochMs,
    endedAtEpochMs: Math.max(startedAtEpochMs + lengthMs, Number(transcribed ?? 0)),
    isEmpty: last === null,
  };
}

function listIn(value: unknown): unknown {
  try {
    return value === null ? [] : JSON.parse(String(value));
  } catch {
    return [];
  }
}

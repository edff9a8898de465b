/** What a person writes about sessions, and sessions that are deleted for good. Throws SQLite's errors. */
import type { DatabaseSync } from 'node:sqlite';
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
  /** Sessions that had ended, or broken off, before this moment, oldest first; of one that began by a wrong clock, its rows tell no better. */
  readonly endedBefore: (epochMs: number) => readonly string[];
}

/** A session has ended with its last entry, or when it was told to. */
const ENDED_BEFORE = `
  SELECT id FROM sessions WHERE started_at_epoch_ms + max(
    coalesce(duration_ms, 0), coalesce((SELECT max(end_ms) FROM entries WHERE session_id = sessions.id), 0)
  ) < ? ORDER BY number
`;

const TABLES_OF_SESSIONS = ['entries', 'standing', 'originals', 'edits'] as const;

export function createSessions(database: DatabaseSync): Sessions {
  const select = database.prepare('SELECT title, tags, note FROM sessions WHERE id = ?');
  const update = database.prepare('UPDATE sessions SET title = ?, tags = ?, note = ? WHERE id = ?');
  const deleted = database.prepare('SELECT 1 FROM deleted_sessions WHERE id = ?');
  const entomb = database.prepare('INSERT OR IGNORE INTO deleted_sessions (id, is_erased) VALUES (?, 0)');
  const removals = [
    ...TABLES_OF_SESSIONS.map((table) => `DELETE FROM ${table} WHERE session_id = ?`),
    'DELETE FROM sessions WHERE id = ?',
  ].map((statement) => database.prepare(statement));
  const description = (id: string): Description | null => {
    const row = select.get(id);
    if (row === undefined) return null;
    const parts = { title: row['title'], tags: listIn(row['tags']), note: row['note'] ?? '' };
    return descriptionSchema.safeParse(parts).data ?? { title: null, tags: [], note: String(parts.note) };
  };
  return {
    description,
    describe: (id, patch) => {
      const before = description(id);
      if (before === null) return null;
      const { title = before.title, tags = before.tags, note = before.note } = patch;
      const after = {
        title: title === null ? null : storable(title),
        tags: distinctTags(tags),
        note: storable(note),
      };
      update.run(after.title, storable(JSON.stringify(after.tags)), after.note, id);
      return after;
    },
    remove: (ids) => {
      for (const id of ids) {
        entomb.run(id);
        for (const removal of removals) removal.run(id);
      }
    },
    isDeleted: (id) => deleted.get(id) !== undefined,
    endedBefore: (epochMs) =>
      database
        .prepare(ENDED_BEFORE)
        .all(epochMs)
        .map(({ id }) => String(id)),
  };
}

function listIn(value: unknown): unknown {
  try {
    return value === null ? [] : JSON.parse(String(value));
  } catch {
    return [];
  }
}

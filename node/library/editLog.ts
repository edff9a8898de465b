/** What each edit changed, in the order in which they were made, with those that were undone. It applies none. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Edit, EditEffect } from '../../core/transcript/edit.ts';
import {
  entrySchema,
  type LaneNames,
  sessionHeadSchema,
  type TranscriptEntry,
} from '../../core/transcript/transcript.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an edit did to one entry. */
export interface StoredChange {
  readonly lane: string;
  readonly id: string;
  /** The entry was there before the edit: its engine may send it again. */
  readonly isOwn: boolean;
  /** What becomes of the entry as it stands. */
  readonly after: (current: TranscriptEntry | null) => TranscriptEntry | null;
}

export interface StoredEffect {
  readonly changes: readonly StoredChange[];
  readonly names: { readonly after: LaneNames } | null;
}

/** Fields that differ where there is an entry before and after, else the whole of the one that there is. */
const fields = z.record(z.string(), z.unknown()).nullable();
const names = sessionHeadSchema.shape.names.unwrap();
const loggedSchema = z.object({
  changes: z.array(z.object({ lane: z.string(), id: z.string(), before: fields, after: fields })),
  names: z.object({ before: names, after: names }).nullable(),
});
type Logged = z.infer<typeof loggedSchema>;

export interface EditLog {
  /** Those that were undone cannot be done again after it. */
  readonly add: (sessionId: string, edit: Edit, effect: EditEffect) => void;
  /** The last that stands, which is undone from now on; null where none does. */
  readonly takeBack: (sessionId: string) => Logged | null;
  /** The first of those that are undone, which stands from now on. */
  readonly takeAgain: (sessionId: string) => StoredEffect | null;
  readonly depth: (sessionId: string) => { readonly canUndo: boolean; readonly canRedo: boolean };
}

export function createEditLog(database: DatabaseSync): EditLog {
  const insert = database.prepare(
    'INSERT INTO edits (session_id, edit, effect, is_undone) VALUES (?, ?, ?, 0)',
  );
  const forget = database.prepare('DELETE FROM edits WHERE session_id = ? AND is_undone = 1');
  const select = 'SELECT number, effect FROM edits WHERE session_id = ? AND is_undone =';
  const last = database.prepare(`${select} 0 ORDER BY number DESC LIMIT 1`);
  const first = database.prepare(`${select} 1 ORDER BY number LIMIT 1`);
  const mark = database.prepare('UPDATE edits SET is_undone = ? WHERE number = ?');
  const take = (row: ReturnType<typeof last.get>, isUndone: 0 | 1): Logged | null => {
    if (row === undefined) return null;
    mark.run(isUndone, Number(row['number']));
    return loggedSchema.parse(JSON.parse(String(row['effect'])));
  };
  return {
    add: (sessionId, edit, effect) => {
      forget.run(sessionId);
      insert.run(sessionId, JSON.stringify(edit), JSON.stringify(logged(effect)));
    },
    takeBack: (sessionId) => take(last.get(sessionId), 1),
    takeAgain: (sessionId) => {
      const again = take(first.get(sessionId), 0);
      return again === null ? null : forwards(again);
    },
    depth: (sessionId) => ({
      canUndo: last.get(sessionId) !== undefined,
      canRedo: first.get(sessionId) !== undefined,
    }),
  };
}

export const storedEffect = (effect: EditEffect): StoredEffect => forwards(logged(effect));

/** What undoes it. */
export function inverted({ changes, names: named }: Logged): StoredEffect {
  const turned = changes.map(({ before, after, ...key }) => ({ ...key, before: after, after: before }));
  const isOwn = (index: number) => changes[index]?.before !== null;
  return {
    changes: turned.map((change, index) => changeOf(change, isOwn(index))).toReversed(),
    names: named === null ? null : { after: named.before },
  };
}

function forwards({ changes, names: named }: Logged): StoredEffect {
  return { changes: changes.map((change) => changeOf(change, change.before !== null)), names: named };
}

function changeOf({ lane, id, before, after }: Logged['changes'][number], isOwn: boolean): StoredChange {
  const isPart = before !== null && after !== null;
  return {
    ...{ lane, id, isOwn },
    after: (current) => {
      if (after === null) return null;
      const whole = isPart ? { ...current, ...after } : after;
      return entrySchema.parse(Object.fromEntries(Object.entries(whole).filter(isPresent)));
    },
  };
}

/** JSON has no undefined; of what may be missing none may be null. */
const isPresent = ([name, value]: [string, unknown]): boolean => value !== null || name === 'speaker';

function logged({ changes, names: named }: EditEffect): Logged {
  return {
    changes: changes.flatMap(({ before, after }) => {
      const there = before ?? after;
      if (there === null) return [];
      const { lane, id } = there;
      const isPart = before !== null && after !== null;
      return isPart ? { lane, id, ...difference(before, after) } : { lane, id, before, after };
    }) as Logged['changes'],
    names: named,
  };
}

function difference(before: Fields, after: Fields): { readonly before: Fields; readonly after: Fields } {
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const only = (whole: Fields) => Object.fromEntries(differing.map((name) => [name, whole[name] ?? null]));
  return { before: only(before), after: only(after) };
}

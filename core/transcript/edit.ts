/** What a person may change of a session's lines, and how one change is told and taken back. It times no words and stores nothing. */
import * as z from 'zod';
import { entryKey, mergeEntries } from './entries.ts';
import { entrySchema, type LaneNames, type TranscriptEntry, type TranscriptLine } from './transcript.ts';

const lineKey = { lane: z.string().min(1).max(50), id: z.string().min(1).max(300) };
const text = z.string().max(1_000_000);

export const editSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reword'), ...lineKey, text }),
  /** `atChar`: in UTF-16 units of its text. The blanks there go. */
  z.strictObject({ kind: z.literal('split'), ...lineKey, atChar: z.int().nonnegative() }),
  /** With the line that follows in the same lane. */
  z.strictObject({ kind: z.literal('merge'), ...lineKey, nextId: lineKey.id }),
  z.strictObject({ kind: z.literal('delete'), ...lineKey }),
  /**
   * here: of this line only; everywhere: of all the session's lines that have the same speaker now, and of those yet to
   * come. Empty: as the lane is called.
   */
  z.strictObject({
    kind: z.literal('renameSpeaker'),
    ...lineKey,
    name: z.string().trim().max(60),
    where: z.enum(['here', 'everywhere']),
  }),
  /** In all lines of the session, as it is written: no pattern. */
  z.strictObject({
    kind: z.literal('replaceAll'),
    find: z.string().min(1).max(1_000),
    replacement: z.string().max(1_000),
    isCaseSensitive: z.boolean(),
    isWholeWord: z.boolean(),
  }),
]);

/** An entry as it was and as it is; null where there was or is none. Both have the same lane and id. */
export const entryChangeSchema = z.object({ before: entrySchema.nullable(), after: entrySchema.nullable() });

export type Edit = Readonly<z.infer<typeof editSchema>>;
export type EntryChange = Readonly<z.infer<typeof entryChangeSchema>>;

/** What an edit does to a session. Without changes and names it does nothing. */
export interface EditEffect {
  readonly changes: readonly EntryChange[];
  /** What the lanes are called, where the edit changes that. */
  readonly names: { readonly before: LaneNames; readonly after: LaneNames } | null;
}

/** What an edit, or taking one back, made of a session. */
export interface Edited {
  /** As they are now, new ones among them. */
  readonly entries: readonly TranscriptEntry[];
  readonly removed: readonly Pick<TranscriptEntry, 'lane' | 'id'>[];
  /** What the lanes are called now; null where that stays. */
  readonly names: LaneNames | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The entries and the names of the lanes, of which an edit may change both. */
export interface Editable {
  readonly entries: readonly TranscriptEntry[];
  readonly names: LaneNames;
}

export function applyEffect({ entries, names }: Editable, effect: EditEffect): Editable {
  const gone = new Set(effect.changes.flatMap(({ before }) => (before === null ? [] : entryKey(before))));
  const kept = entries.filter((entry) => !gone.has(entryKey(entry)));
  const put = effect.changes.flatMap(({ after }) => (after === null ? [] : after));
  return { entries: mergeEntries([...kept, ...put]), names: effect.names?.after ?? names };
}

/** What takes an effect back. */
export function invert({ changes, names }: EditEffect): EditEffect {
  return {
    changes: changes.map(({ before, after }) => ({ before: after, after: before })).toReversed(),
    names: names === null ? null : { before: names.after, after: names.before },
  };
}

/**
 * An entry that its engine sends once more after a person has edited it: `own` is as the engine had it, `edited` as it
 * stands now, null where it was taken out. Who speaks is another matter than what was said: where only that was edited,
 * the engine's better words are taken.
 */
export function resent(
  own: TranscriptEntry,
  edited: TranscriptEntry | null,
  again: TranscriptEntry,
): TranscriptEntry | null {
  if (edited?.kind !== 'line' || own.kind !== 'line' || again.kind !== 'line') return edited;
  return isSaidAlike(own, edited) ? { ...again, speaker: edited.speaker } : edited;
}

const isSaidAlike = (one: TranscriptLine, other: TranscriptLine): boolean =>
  one.text === other.text && one.startMs === other.startMs && one.endMs === other.endMs;

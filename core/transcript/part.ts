/** A session that was broken off and goes on: where its next part begins. Stores nothing. */
import * as z from 'zod';
import type { SaidWord, TranscriptEntry } from './transcript.ts';

/** What a page that starts to listen tells of itself. */
export const sessionStartSchema = z.strictObject({
  /** When its first sample was captured, milliseconds since 1970 UTC. */
  startedAtEpochMs: z.number().nonnegative().finite(),
  languages: z.array(z.string().max(20)).max(8).readonly(),
});
export type SessionStart = Readonly<z.infer<typeof sessionStartSchema>>;

/** The session that it is a part of. */
export interface SessionPart {
  readonly sessionId: string;
  /** Counts from 1. */
  readonly number: number;
  /** Where its first sample lies on the session's clock. */
  readonly offsetMs: number;
}

const OFF_RECORD = 'off the record';

/** A part that no session is kept of; its clock begins with it. */
export function offRecordPart({ startedAtEpochMs }: SessionStart): SessionPart {
  return { sessionId: `${OFF_RECORD} ${startedAtEpochMs}`, number: 1, offsetMs: 0 };
}

export const isOffRecord = (sessionId: string): boolean => sessionId.startsWith(OFF_RECORD);

/** What one opening of a lane's source has heard of a part. */
export interface LanePart extends SessionPart {
  /** Which opening of the lane in this part; counts from 1. */
  readonly opening: number;
}

/** An entry as the session has it: on its clock, under an id that no other part or opening gives. */
export function inSession<Entry extends TranscriptEntry>(entry: Entry, part: LanePart): Entry {
  const { number, opening, offsetMs } = part;
  const prefix = opening > 1 ? `${number}.${opening}/` : number > 1 ? `${number}/` : '';
  const moved = laterBy(entry, offsetMs);
  return prefix === '' ? moved : { ...moved, id: `${prefix}${entry.id}` };
}

/** With all its times later, or earlier where `byMs` is negative; none before the clock began. */
export function laterBy<Entry extends TranscriptEntry>(entry: Entry, byMs: number): Entry {
  if (byMs === 0) return entry;
  // A source that was opened together with the first may have begun a moment before it.
  const at = (ms: number): number => Math.max(0, ms + byMs);
  const later = <Item extends { readonly startMs: number; readonly endMs: number }>(item: Item): Item => ({
    ...item,
    startMs: at(item.startMs),
    endMs: at(item.endMs),
  });
  const moved = later(entry);
  if (moved.kind === 'gap') return moved;
  const anchors = moved.anchors.map((anchor) => ({ ...anchor, atMs: at(anchor.atMs) }));
  const words = moved.words?.map(([text, startMs, endMs]): SaidWord => [text, at(startMs), at(endMs)]);
  return { ...moved, islands: moved.islands.map(later), anchors, ...(words !== undefined && { words }) };
}

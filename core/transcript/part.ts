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

/** An entry of a part as the session has it: on its clock, under an id that no other part gives. */
export function inSession<Entry extends TranscriptEntry>(entry: Entry, part: SessionPart): Entry {
  if (part.number === 1) return entry;
  const { offsetMs } = part;
  const later = <Item extends { readonly startMs: number; readonly endMs: number }>(item: Item): Item => ({
    ...item,
    startMs: item.startMs + offsetMs,
    endMs: item.endMs + offsetMs,
  });
  const moved = { ...later(entry), id: `${part.number}/${entry.id}` };
  if (moved.kind === 'gap') return moved;
  const anchors = moved.anchors.map((anchor) => ({ ...anchor, atMs: anchor.atMs + offsetMs }));
  const words = moved.words?.map(
    ([text, startMs, endMs]): SaidWord => [text, startMs + offsetMs, endMs + offsetMs],
  );
  return { ...moved, islands: moved.islands.map(later), anchors, ...(words !== undefined && { words }) };
}

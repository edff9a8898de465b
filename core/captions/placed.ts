/** A caption as it is painted, placed on its session's clock, for who shows it elsewhere. Paints and sends nothing. */
import * as z from 'zod';
import { inSession, type LanePart } from '../transcript/part.ts';
import type { LaneId } from '../transcript/transcript.ts';
import { type Caption, captionText, isSettled, transcriptLine } from './caption.ts';

const clockMs = z.number().nonnegative().finite();
/** As long as a line's text may be told to readers (server/wire/schema.ts). */
const text = z.string().max(100_000);

export const placedCaptionSchema = z.strictObject({
  /** As its line is kept under. */
  id: z.string().min(1).max(300),
  /** Milliseconds on the session's clock; until its speech is known, about when it was said. */
  startMs: clockMs,
  endMs: clockMs,
  state: z.enum(['open', 'final', 'interrupted', 'failed']),
  text,
  /** What stays painted, where the text says it otherwise. */
  shown: text.exactOptional(),
});
export type PlacedCaption = Readonly<z.infer<typeof placedCaptionSchema>>;

/** What is held, since it is being heard again, is open. */
export function placeCaption(caption: Caption, lane: LaneId, part: LanePart): PlacedCaption {
  const { id, startMs, endMs, state, text: kept } = inSession(transcriptLine(caption, lane), part);
  const { shown } = caption;
  const place = { id, startMs, endMs: Math.max(startMs, endMs) };
  if (!isSettled(caption)) return { ...place, state: 'open', text: captionText(caption) };
  return { ...place, state, text: kept, ...(shown !== undefined && { shown }) };
}

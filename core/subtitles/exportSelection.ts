/** What of a kept session is to be exported: all, a part of it, single lines. It reads none. */
import * as z from 'zod';
import { assertNever } from '../base/never.ts';
import { entryKey } from '../transcript/entries.ts';
import type { Transcript, TranscriptEntry } from '../transcript/transcript.ts';
import { isChosen, type SubtitleOptions } from './options.ts';
import { entriesInOrder } from './timing/timedEntries.ts';

const sessionId = z.string().min(1).max(100);
const clockMs = z.number().nonnegative().finite();
/** A line or a gap, as its session knows it. */
const entryPlaceSchema = z.strictObject({
  lane: z.string().min(1).max(50),
  id: z.string().min(1).max(300),
});
export type EntryPlace = Readonly<z.infer<typeof entryPlaceSchema>>;

export const sessionSelectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session'), sessionId }),
  /** What is said in this part of the capture clock; null is the end. */
  z.strictObject({
    kind: z.literal('times'),
    sessionId,
    fromMs: clockMs,
    toMs: clockMs.nullable(),
  }),
  /** What was said in the last minute before the last word. */
  z.strictObject({ kind: z.literal('lastMinute'), sessionId }),
  /** From line to line, both of them too; null is the first or the last. */
  z.strictObject({
    kind: z.literal('lines'),
    sessionId,
    from: entryPlaceSchema.nullable(),
    to: entryPlaceSchema.nullable(),
  }),
]);
export type SessionSelection = Readonly<z.infer<typeof sessionSelectionSchema>>;

const MINUTE_MS = 60_000;

/** A session with what of it is chosen. */
export interface Chosen extends Pick<SubtitleOptions, 'range' | 'only' | 'title'> {
  readonly transcript: Transcript;
}

/** What is chosen of this session. */
export function chosenOf(transcript: Transcript, title: string | null, selection: SessionSelection): Chosen {
  const whole = { transcript, title, range: null, only: null };
  switch (selection.kind) {
    case 'session':
      return whole;
    case 'times': {
      const { fromMs, toMs } = selection;
      return { ...whole, range: { fromMs, toMs: toMs ?? Number.POSITIVE_INFINITY } };
    }
    case 'lastMinute':
      return { ...whole, range: lastMinuteOf(transcript) };
    case 'lines':
      return { ...whole, only: keysBetween(transcript, selection) };
    default:
      return assertNever(selection);
  }
}

/**
 * Up to the last word, and a gap that follows it within a minute: what nobody captioned there may be what is missed. A pause, and a line
 * whose words were deleted, say nothing. Without any word, up to the end.
 */
function lastMinuteOf({ entries }: Transcript): { readonly fromMs: number; readonly toMs: number } {
  const endOf = (some: readonly TranscriptEntry[]) =>
    some.reduce((last, { endMs }) => Math.max(last, endMs), 0);
  const said = entries.filter((entry) => entry.kind === 'line' && entry.text !== '');
  const lastMs = endOf(said.length > 0 ? said : entries);
  const next = entries
    .filter(({ kind, startMs }) => kind === 'gap' && startMs >= lastMs && startMs < lastMs + MINUTE_MS)
    .reduce<number | null>((first, { startMs }) => Math.min(first ?? startMs, startMs), null);
  // The end is not part of a range.
  return { fromMs: lastMs - MINUTE_MS, toMs: Math.max(lastMs, next ?? lastMs) + 1 };
}

/** Of a session these lines alone, as a search gave them. */
export function foundOf(transcript: Transcript, title: string | null, places: readonly EntryPlace[]): Chosen {
  return { transcript, title, range: null, only: places.map(entryKey) };
}

/** A line that is not there any more is where the session begins, or ends. */
function keysBetween(
  transcript: Transcript,
  { from, to }: { readonly from: EntryPlace | null; readonly to: EntryPlace | null },
): readonly string[] {
  const keys = entriesInOrder(transcript).map(entryKey);
  const first = from === null ? -1 : keys.indexOf(entryKey(from));
  const last = to === null ? -1 : keys.indexOf(entryKey(to));
  return keys.slice(Math.max(0, first), last === -1 ? keys.length : last + 1);
}

/** The entries that a choice leaves, in the order of their speech. */
export const entriesOf = (chosen: Chosen): readonly TranscriptEntry[] =>
  entriesInOrder(chosen.transcript).filter(isChosen(chosen));

/** Entries by their keys and in their order. It keeps none. */
import type { TranscriptEntry } from './transcript.ts';

/** Ids are unique in their lane. */
export const entryKey = ({ lane, id }: Pick<TranscriptEntry, 'lane' | 'id'>): string => `${lane} ${id}`;

/** Of each key the last one, in the order in which they were spoken. */
export function mergeEntries(entries: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
  const last = new Map(entries.map((entry) => [entryKey(entry), entry]));
  return [...last.values()].toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

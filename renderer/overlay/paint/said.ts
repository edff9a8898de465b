/** What was said last, as lines in the order in which it was: what this page still knows, and before it what is kept. */
import { captionText } from '../../../core/captions/caption.ts';
import { placeCaption } from '../../../core/captions/placed.ts';
import type { EarlierEntries } from '../../../core/library/browsing.ts';
import { gapMark } from '../../../core/library/gaps.ts';
import { personName } from '../../../core/library/people.ts';
import type { Words } from '../../../core/words/words.ts';
import type { OverlayState } from '../store.ts';

export interface SaidLine {
  readonly key: string;
  /** Who speaks; null for a gap. */
  readonly speaker: string | null;
  readonly text: string;
  /** On its session's clock. */
  readonly startMs: number;
  /** Milliseconds since 1970 UTC. */
  readonly atEpochMs: number;
}

/** Of all lanes, settled or not: a sentence that is being said is what somebody just missed. */
export function saidHere({ lanes, shown }: Pick<OverlayState, 'lanes' | 'shown'>): readonly SaidLine[] {
  if (shown === null) return [];
  return lanes
    .flatMap(({ id, label, captions, part }) =>
      part === null
        ? []
        : captions.map((caption): SaidLine => {
            const placed = placeCaption(caption, id, part);
            const { startMs } = placed;
            const atEpochMs = shown.startedAtEpochMs + startMs;
            const text = captionText(caption).trim();
            return { key: `${id} ${placed.id}`, speaker: label, text, startMs, atEpochMs };
          }),
    )
    .filter(({ text }) => text !== '')
    .toSorted((first, second) => first.atEpochMs - second.atEpochMs);
}

/** Before main has answered, no more than this is shown of what the page knows. */
const LAST_MS = 60_000;

/**
 * What was read with what this page knows, which goes on where that ends. A lane that rarely speaks is known from long
 * ago: its lines wait until all that was said since has been read.
 */
export function joined(
  read: readonly SaidLine[],
  here: readonly SaidLine[],
  isWhole: boolean,
): readonly SaidLine[] {
  const fromEpochMs = read[0]?.atEpochMs ?? (here.at(-1)?.atEpochMs ?? 0) - LAST_MS;
  const own = here.filter(({ atEpochMs }) => isWhole || atEpochMs >= fromEpochMs);
  const known = new Set(own.map(({ key }) => key));
  return [...read.filter(({ key }) => !known.has(key)), ...own].toSorted(
    (first, second) => first.atEpochMs - second.atEpochMs,
  );
}

/** What main has kept of it. */
export function saidEarlier(
  { startedAtEpochMs, names, entries }: EarlierEntries,
  words: Words,
): readonly SaidLine[] {
  return entries.map((entry) => ({
    key: `${entry.lane} ${entry.id}`,
    speaker: entry.kind === 'gap' ? null : personName(entry, names, words),
    text: entry.kind === 'gap' ? gapMark(entry, words) : entry.text,
    startMs: entry.startMs,
    atEpochMs: startedAtEpochMs + entry.startMs,
  }));
}

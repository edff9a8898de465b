/** What was said last, as lines in the order in which it was: what this page still knows, and before it what is kept. */
import { captionText } from '../../../core/captions/caption.ts';
import { placeCaption } from '../../../core/captions/placed.ts';
import type { EarlierEntries, ShownEntry } from '../../../core/library/browsing.ts';
import { gapNotice } from '../../../core/transcript/gapNotice.ts';
import { type LaneNames, laneLabel } from '../../../core/transcript/transcript.ts';
import type { LaneState } from '../store.ts';

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
export function saidHere(lanes: readonly LaneState[], startedAtEpochMs: number): readonly SaidLine[] {
  return lanes
    .flatMap(({ id, label, captions, part }) =>
      part === null
        ? []
        : captions.map((caption): SaidLine => {
            const placed = placeCaption(caption, id, part);
            const { startMs } = placed;
            const key = `${id} ${placed.id}`;
            const atEpochMs = startedAtEpochMs + startMs;
            return { key, speaker: label, text: captionText(caption).trim(), startMs, atEpochMs };
          }),
    )
    .filter(({ text }) => text !== '')
    .toSorted((first, second) => first.startMs - second.startMs);
}

/** What main has kept of it. */
export function saidEarlier({ startedAtEpochMs, names, entries }: EarlierEntries): readonly SaidLine[] {
  return entries.map((entry) => ({
    key: `${entry.lane} ${entry.id}`,
    speaker: speakerOf(entry, names),
    text: entry.kind === 'gap' ? gapNotice(entry) : entry.text,
    startMs: entry.startMs,
    atEpochMs: startedAtEpochMs + entry.startMs,
  }));
}

function speakerOf(entry: ShownEntry, names: LaneNames): string | null {
  if (entry.kind === 'gap') return null;
  return entry.speaker ?? laneLabel(entry.lane, names);
}

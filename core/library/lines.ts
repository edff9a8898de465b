/** The entries of one session as far as they have been read, by their place, and what a change makes of them. Reads none. */
import { entryKey } from '../transcript/entries.ts';
import { LEAST_GAP_MS, type TranscriptChange, type TranscriptEntry } from '../transcript/transcript.ts';
import type { EntryPage, ShownEntry } from './browsing.ts';

export interface KnownLines {
  /** How many the session has. */
  readonly total: number;
  readonly known: ReadonlyMap<number, ShownEntry>;
  /** By lane, what stands if nothing more comes. */
  readonly standing: ReadonlyMap<string, readonly ShownEntry[]>;
  /** Something has changed whose place is not known here: places are to be read again. */
  readonly isStale: boolean;
}

export const noLines: KnownLines = { total: 0, known: new Map(), standing: new Map(), isStale: true };

/** What was read replaces what was known, all of it if places were in doubt. */
export function withPage(lines: KnownLines, { total, from, entries }: EntryPage): KnownLines {
  const known = new Map(lines.isStale || total !== lines.total ? [] : lines.known);
  for (const [index, entry] of entries.entries()) known.set(from + index, entry);
  return { ...lines, total, known, isStale: false };
}

export function afterChange(lines: KnownLines, change: TranscriptChange): KnownLines {
  switch (change.kind) {
    case 'append':
      return withEntry(lines, change.entry);
    case 'standing':
      return {
        ...lines,
        standing: new Map([...lines.standing, [change.lane, change.entries.filter(isShown).map(shown)]]),
      };
    case 'broken':
    case 'end':
      // What stood has become entries, or not.
      return { ...lines, standing: new Map(), isStale: lines.isStale || lines.standing.size > 0 };
    default:
      return lines;
  }
}

/** What stands after the entries, in the order in which it was spoken. */
export function openEntries({ known, standing, total }: KnownLines): readonly ShownEntry[] {
  const open = [...standing.values()].flat();
  if (open.length === 0) return open;
  // An entry is written before what stands without it is told; it is one of the last.
  const settled = new Set<string>();
  for (let place = total - 1; place >= Math.max(0, total - LAST_ENTRIES); place -= 1) {
    const entry = known.get(place);
    if (entry !== undefined) settled.add(entryKey(entry));
  }
  return open
    .filter((entry) => !settled.has(entryKey(entry)))
    .toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

/** More than two lanes settle in two seconds. */
const LAST_ENTRIES = 50;

function withEntry(lines: KnownLines, entry: TranscriptEntry): KnownLines {
  const key = entryKey(entry);
  const known = [...lines.known].find(([, other]) => entryKey(other) === key);
  if (known !== undefined) return replaced(lines, known[0], entry);
  const isWhole = lines.known.size >= lines.total;
  if (!isShown(entry)) return isWhole ? lines : { ...lines, isStale: true };
  return inserted(lines, entry);
}

function replaced(lines: KnownLines, place: number, entry: TranscriptEntry): KnownLines {
  const [before, after] = [lines.known.get(place - 1), lines.known.get(place + 1)];
  const isInPlace =
    (before === undefined || !isEarlier(entry, before)) && (after === undefined || !isEarlier(after, entry));
  if (!isShown(entry) || !isInPlace) return { ...lines, isStale: true };
  return { ...lines, known: new Map([...lines.known, [place, shown(entry)]]) };
}

/** Lanes settle one after the other: a new entry may belong before the last ones. */
function inserted(lines: KnownLines, entry: TranscriptEntry): KnownLines {
  let place = lines.total;
  for (; place > 0; place -= 1) {
    const before = lines.known.get(place - 1);
    if (before === undefined) return { ...lines, isStale: true };
    if (!isEarlier(entry, before)) break;
  }
  const known = new Map(
    [...lines.known].map(([at, other]): [number, ShownEntry] => [at >= place ? at + 1 : at, other]),
  );
  known.set(place, shown(entry));
  return { ...lines, total: lines.total + 1, known };
}

const isEarlier = (one: ShownEntry, other: ShownEntry): boolean =>
  one.startMs < other.startMs || (one.startMs === other.startMs && one.endMs < other.endMs);

/** As node/browsing counts them. */
const isShown = (entry: TranscriptEntry): boolean =>
  entry.kind === 'line' ? entry.text !== '' : entry.endMs - entry.startMs >= LEAST_GAP_MS;

function shown(entry: TranscriptEntry): ShownEntry {
  if (entry.kind === 'gap') return entry;
  const { kind, lane, id, startMs, endMs, text, state, speaker } = entry;
  return { kind, lane, id, startMs, endMs, text, state, speaker };
}

/** The entries of one session as far as they have been read, by their place, and what a change makes of them. Reads none. */
import { entryKey } from '../transcript/entries.ts';
import { LEAST_GAP_MS, type TranscriptChange, type TranscriptEntry } from '../transcript/transcript.ts';
import type { EntryPage, ShownEntry } from './browsing.ts';

export interface KnownLines {
  /** How many the session has; null before the first answer. */
  readonly total: number | null;
  /** What is shown: a place that is in doubt keeps what it had until it has been read again. */
  readonly known: ReadonlyMap<number, ShownEntry>;
  /** The places of which it is sure. */
  readonly fresh: ReadonlySet<number>;
  /** By lane, what stands if nothing more comes. */
  readonly standing: ReadonlyMap<string, readonly ShownEntry[]>;
}

export const noLines: KnownLines = { total: null, known: new Map(), fresh: new Set(), standing: new Map() };

/** Something has changed whose place is not known here. */
export const inDoubt = (lines: KnownLines): KnownLines => ({ ...lines, fresh: new Set() });

export function withPage(lines: KnownLines, { total, from, entries }: EntryPage): KnownLines {
  // Of another total the places of all others are in doubt.
  const fresh = new Set(total === lines.total ? lines.fresh : []);
  const known = new Map([...lines.known].filter(([place]) => place < total));
  for (const [index, entry] of entries.entries()) {
    known.set(from + index, entry);
    fresh.add(from + index);
  }
  return { ...lines, total, known, fresh };
}

/** From the first place that is to be read to the last, of these; null where all are known. */
export function missingIn(lines: KnownLines, first: number, last: number): readonly [number, number] | null {
  if (lines.total === null) return [first, last];
  const missing: number[] = [];
  for (let place = first; place <= Math.min(last, lines.total - 1); place += 1)
    if (!lines.fresh.has(place)) missing.push(place);
  const [begin, end] = [missing[0], missing.at(-1)];
  if (begin !== undefined && end !== undefined) return [begin, end];
  // Where nothing is left, how much there is may be in doubt all the same.
  return lines.fresh.size === 0 && lines.known.size > 0 ? [0, 0] : null;
}

export function afterChange(lines: KnownLines, change: TranscriptChange): KnownLines {
  switch (change.kind) {
    case 'append':
      return withEntry(lines, change.entry);
    case 'standing': {
      const entries = change.entries.filter(isShown).map(shown);
      return { ...lines, standing: new Map([...lines.standing, [change.lane, entries]]) };
    }
    case 'broken':
    case 'end':
      // What stood has become entries, or not.
      return lines.standing.size === 0 ? lines : inDoubt({ ...lines, standing: new Map() });
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
  const end = total ?? 0;
  for (let place = end - 1; place >= Math.max(0, end - LAST_ENTRIES); place -= 1) {
    const entry = known.get(place);
    if (entry !== undefined) settled.add(entryKey(entry));
  }
  return open
    .filter((entry) => !settled.has(entryKey(entry)))
    .toSorted((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

/** More than two lanes settle in two seconds. */
const LAST_ENTRIES = 50;

/** One that is there already was sent again: what is kept of it may be what a person made of it. */
function withEntry(lines: KnownLines, entry: TranscriptEntry): KnownLines {
  const key = entryKey(entry);
  const isKnown = [...lines.known.values()].some((other) => entryKey(other) === key);
  const isWhole = lines.total !== null && lines.fresh.size >= lines.total;
  if (!isKnown && !isShown(entry) && isWhole) return lines;
  if (isKnown || !isShown(entry) || lines.total === null) return inDoubt(lines);
  return inserted(lines, entry, lines.total);
}

/** Lanes settle one after the other: a new entry may belong before the last ones. */
function inserted(lines: KnownLines, entry: TranscriptEntry, total: number): KnownLines {
  let place = total;
  for (; place > 0; place -= 1) {
    const before = lines.fresh.has(place - 1) ? lines.known.get(place - 1) : undefined;
    // Whoever reads further up sees that there is more, and reads it when it comes into sight.
    if (before === undefined) return { ...lines, total: total + 1 };
    if (!isEarlier(entry, before)) break;
  }
  const moved = (at: number) => (at >= place ? at + 1 : at);
  const known = new Map([...lines.known].map(([at, other]): [number, ShownEntry] => [moved(at), other]));
  return {
    ...lines,
    total: total + 1,
    known: known.set(place, shown(entry)),
    fresh: new Set([...[...lines.fresh].map(moved), place]),
  };
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

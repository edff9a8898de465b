/**
 * Where what is to be shown departs from what is painted, and whether that may still be seen. Erases nothing
 * itself.
 */

import { isSpaceless, sayTheSame } from '../text/words.ts';
import type { Flow } from './flow.ts';
import type { PaintedWord, Row } from './row.ts';

/** A painted word: the first that must go. */
export interface Place {
  readonly row: number;
  readonly word: number;
}

/** From where on a flow is still to be painted. */
export interface Resume {
  readonly unit: number;
  readonly offset: number;
}

export interface Comparison {
  readonly cut: Place | null;
  /** For the flows before the cut. */
  readonly resumes: ReadonlyMap<string, Resume>;
}

interface Painted {
  readonly rows: readonly Row[];
  readonly flows: readonly Flow[];
  /** The uppermost row that can be seen. */
  readonly topRowId: number;
}

/**
 * Compares what is painted with what should be, up to the first visible difference. Words that differ after
 * they have scrolled off leave the screen as it is; so do differences of case and punctuation alone in rows
 * older than the current one.
 */
export function compare(painted: Painted, next: readonly Flow[]): Comparison {
  const before = new Map(painted.flows.map((flow) => [flow.id, flow]));
  const order = paintedOrder(painted, before, next);
  const resumes = new Map<string, Resume>();
  let at = 0;
  for (const flow of next) {
    const index = order.indexOf(flow.id, at);
    if (index > at) {
      const cut = visiblePlace(painted, (word) => word.captionId === order[at]);
      if (cut !== null) return { cut, resumes };
    }
    if (index >= at) at = index + 1;
    const behind = order[at];
    const found = compareFlow(painted, { flow, previous: before.get(flow.id), behind });
    if ('cut' in found) return { cut: found.cut, resumes };
    resumes.set(flow.id, found.resume);
  }
  return { cut: visiblePlace(painted, (word) => word.captionId === order[at]), resumes };
}

/** The ids on screen from top to bottom, without those that memory let go while their words stay painted. */
function paintedOrder(
  painted: Painted,
  before: ReadonlyMap<string, Flow>,
  next: readonly Flow[],
): readonly string[] {
  const ids = new Set(painted.rows.flatMap((row) => row.words.map((word) => word.captionId)));
  const expected = new Set(next.map((flow) => flow.id));
  return [...ids].filter((id) => expected.has(id) || before.get(id)?.tone === 'open');
}

interface FlowPair {
  readonly flow: Flow;
  readonly previous: Flow | undefined;
  /** Which flow's words stand behind this one's, if any do. */
  readonly behind: string | undefined;
}

type Found = { readonly cut: Place } | { readonly resume: Resume };

function compareFlow(painted: Painted, { flow, previous, behind }: FlowPair): Found {
  const end: Found = { resume: { unit: flow.units.length, offset: 0 } };
  if (previous?.units === flow.units) return end;
  const old = previous?.units ?? [];
  for (const [unit, was] of old.entries()) {
    const is = flow.units[unit] ?? '';
    if (was === is) continue;
    const isGrowth = unit === old.length - 1 && is.startsWith(was);
    if (isGrowth && behind === undefined) return { resume: grownFrom(painted, flow, unit, was) };
    const place = placeOf(painted, { captionId: flow.id, unit, offset: commonLength(was, is) });
    const isCurrent = place !== null && place.row === painted.rows.length - 1;
    if (!isCurrent && sayTheSame(was, is)) continue;
    if (place !== null && isVisible(painted, place)) return { cut: place };
    return { resume: { unit: resumeAfter(old.slice(unit), flow.units.slice(unit)) + unit, offset: 0 } };
  }
  if (flow.units.length <= old.length) return end;
  if (behind === undefined) return { resume: { unit: old.length, offset: 0 } };
  const cut = visiblePlace(painted, (word) => word.captionId === behind);
  return cut === null ? end : { cut };
}

/**
 * A word that is not on screen any more is painted again whole if it grows, unless all it gains is a full
 * stop.
 */
function grownFrom({ rows }: Painted, flow: Flow, unit: number, was: string): Resume {
  const last = rows.at(-1)?.words.at(-1);
  if (last?.captionId === flow.id && last.unit === unit) return { unit, offset: was.length };
  if (sayTheSame(was, flow.units[unit] ?? '')) return { unit: unit + 1, offset: 0 };
  return { unit, offset: isSpaceless(was) ? was.length : 0 };
}

/** The first word that matches, if it can still be seen. */
function visiblePlace(painted: Painted, matches: (word: PaintedWord) => boolean): Place | null {
  for (const [row, { words }] of painted.rows.entries()) {
    const word = words.findIndex(matches);
    if (word >= 0) return isVisible(painted, { row, word }) ? { row, word } : null;
  }
  return null;
}

const isVisible = ({ rows, topRowId }: Painted, { row }: Place): boolean => (rows[row]?.id ?? 0) >= topRowId;

/** Where a letter of a caption's unit is painted: the last part of the unit that begins at or before it. */
function placeOf(
  { rows }: Painted,
  { captionId, unit, offset }: Pick<PaintedWord, 'captionId' | 'unit' | 'offset'>,
): Place | null {
  const isPart = (part: PaintedWord) =>
    part.captionId === captionId && part.unit === unit && part.offset <= offset;
  const row = rows.findLastIndex(({ words }) => words.some(isPart));
  return row < 0 ? null : { row, word: rows[row]?.words.findLastIndex(isPart) ?? 0 };
}

function commonLength(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return length;
}

/**
 * How many of the new units the old ones amount to, so that what follows is new: the place of least edit
 * distance.
 * Of equal places the latest, because a word that is shown twice reads worse than a filler word that is not
 * shown.
 */
function resumeAfter(old: readonly string[], next: readonly string[]): number {
  let costs = Array.from({ length: next.length + 1 }, (_, index) => index);
  for (const [index, was] of old.entries()) {
    const row = [index + 1];
    for (const [column, is] of next.entries()) {
      const swapped = (costs[column] ?? 0) + (sayTheSame(was, is) ? 0 : 1);
      row.push(Math.min(swapped, (costs[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
    }
    costs = row;
  }
  return costs.lastIndexOf(Math.min(...costs));
}

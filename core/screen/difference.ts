/**
 * Where what is to be shown departs from what is painted, and whether that may still be seen. Erases nothing
 * itself.
 */

import { isSpaceless } from '../text/pieces.ts';
import { sayTheSame } from '../text/words.ts';
import type { Passage } from './passages.ts';
import type { PaintedWord, Row } from './row.ts';

/** A painted word: the first that must go. */
export interface Position {
  readonly row: number;
  readonly word: number;
}

/** From where on a passage is still to be painted. */
export interface Resume {
  readonly wordIndex: number;
  readonly offset: number;
}

export interface Comparison {
  readonly eraseFrom: Position | null;
  /** For the passages before it. */
  readonly resumes: ReadonlyMap<string, Resume>;
}

interface Painted {
  readonly rows: readonly Row[];
  readonly passages: readonly Passage[];
  /** The uppermost row that can be seen. */
  readonly topRowId: number;
}

/**
 * Compares what is painted with what should be, up to the first visible difference. Words that differ after
 * they have scrolled off leave the screen as it is; so do differences of case and punctuation alone in rows
 * older than the current one.
 */
export function compare(painted: Painted, next: readonly Passage[]): Comparison {
  const before = new Map(painted.passages.map((passage) => [passage.id, passage]));
  const order = paintedOrder(painted, before, next);
  const resumes = new Map<string, Resume>();
  let at = 0;
  for (const passage of next) {
    const index = order.indexOf(passage.id, at);
    if (index > at) {
      const eraseFrom = visiblePosition(painted, (word) => word.captionId === order[at]);
      if (eraseFrom !== null) return { eraseFrom, resumes };
    }
    if (index >= at) at = index + 1;
    const behind = order[at];
    const found = comparePassage(painted, { passage, previous: before.get(passage.id), behind });
    if ('eraseFrom' in found) return { eraseFrom: found.eraseFrom, resumes };
    resumes.set(passage.id, found.resume);
  }
  return { eraseFrom: visiblePosition(painted, (word) => word.captionId === order[at]), resumes };
}

/** The ids on screen from top to bottom, without those that memory let go while their words stay painted. */
function paintedOrder(
  painted: Painted,
  before: ReadonlyMap<string, Passage>,
  next: readonly Passage[],
): readonly string[] {
  const ids = new Set(painted.rows.flatMap((row) => row.words.map((word) => word.captionId)));
  const expected = new Set(next.map((passage) => passage.id));
  return [...ids].filter((id) => expected.has(id) || before.get(id)?.tone === 'open');
}

interface PassagePair {
  readonly passage: Passage;
  readonly previous: Passage | undefined;
  /** Which passage's words stand behind this one's, if any do. */
  readonly behind: string | undefined;
}

type Found = { readonly eraseFrom: Position } | { readonly resume: Resume };

function comparePassage(painted: Painted, { passage, previous, behind }: PassagePair): Found {
  const end: Found = { resume: { wordIndex: passage.words.length, offset: 0 } };
  if (previous?.words === passage.words) return end;
  const old = previous?.words ?? [];
  for (const [wordIndex, was] of old.entries()) {
    const is = passage.words[wordIndex] ?? '';
    if (was === is) continue;
    const isGrowth = wordIndex === old.length - 1 && is.startsWith(was);
    if (isGrowth && behind === undefined) return { resume: grownFrom(painted, passage, wordIndex, was) };
    const position = positionOf(painted, { captionId: passage.id, wordIndex, offset: commonLength(was, is) });
    const isCurrent = position !== null && position.row === painted.rows.length - 1;
    if (!isCurrent && sayTheSame(was, is)) continue;
    if (position !== null && isVisible(painted, position)) return { eraseFrom: position };
    return {
      resume: {
        wordIndex: resumeAfter(old.slice(wordIndex), passage.words.slice(wordIndex)) + wordIndex,
        offset: 0,
      },
    };
  }
  if (passage.words.length <= old.length) return end;
  if (behind === undefined) return { resume: { wordIndex: old.length, offset: 0 } };
  const eraseFrom = visiblePosition(painted, (word) => word.captionId === behind);
  return eraseFrom === null ? end : { eraseFrom };
}

/**
 * A word that is not on screen any more is painted again whole if it grows, unless all it gains is a full
 * stop.
 */
function grownFrom({ rows }: Painted, passage: Passage, wordIndex: number, was: string): Resume {
  const last = rows.at(-1)?.words.at(-1);
  if (last?.captionId === passage.id && last.wordIndex === wordIndex)
    return { wordIndex, offset: was.length };
  if (sayTheSame(was, passage.words[wordIndex] ?? '')) return { wordIndex: wordIndex + 1, offset: 0 };
  return { wordIndex, offset: isSpaceless(was) ? was.length : 0 };
}

/** The first word that matches, if it can still be seen. */
function visiblePosition(painted: Painted, matches: (word: PaintedWord) => boolean): Position | null {
  for (const [row, { words }] of painted.rows.entries()) {
    const word = words.findIndex(matches);
    if (word >= 0) return isVisible(painted, { row, word }) ? { row, word } : null;
  }
  return null;
}

const isVisible = ({ rows, topRowId }: Painted, { row }: Position): boolean =>
  (rows[row]?.id ?? 0) >= topRowId;

/** Where a letter of a caption's word is painted: the last part of the word that begins at or before it. */
function positionOf(
  { rows }: Painted,
  { captionId, wordIndex, offset }: Pick<PaintedWord, 'captionId' | 'wordIndex' | 'offset'>,
): Position | null {
  const isPart = (part: PaintedWord) =>
    part.captionId === captionId && part.wordIndex === wordIndex && part.offset <= offset;
  const row = rows.findLastIndex(({ words }) => words.some(isPart));
  return row < 0 ? null : { row, word: rows[row]?.words.findLastIndex(isPart) ?? 0 };
}

function commonLength(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return length;
}

/**
 * How many of the new words the old ones amount to, so that what follows is new: the place of least edit
 * distance (Levenshtein, by whole words).
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

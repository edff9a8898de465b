/**
 * Where painted rows say what a person wants to be alerted at, and which of these places are new. Paints nothing and
 * tells nobody.
 */

import { type Phrase, type PhraseHit, phrasesIn } from '../text/phrase.ts';
import { isSpaceless } from '../text/pieces.ts';
import type { Passage } from './passages.ts';
import type { PaintedWord, Row } from './row.ts';
import type { Screen } from './screen.ts';

/** A letter of a caption: which of its words, and which UTF-16 unit of that. */
interface Place {
  readonly wordIndex: number;
  readonly char: number;
}

/** One time that it was said. */
export interface Alert {
  readonly captionId: string;
  readonly phrase: string;
  readonly start: Place;
  /** Behind its last letter. */
  readonly end: Place;
  /** What is painted of the caption around it. */
  readonly line: string;
  readonly rowIds: readonly number[];
}

/** A stretch of a row that says it, from a letter of one word of the row to one of the same or a later word. */
export interface AlertMark {
  readonly firstWord: number;
  readonly startChar: number;
  readonly lastWord: number;
  readonly endChar: number;
}

export interface PaintedAlerts {
  readonly alerts: readonly Alert[];
  readonly marks: ReadonlyMap<number, readonly AlertMark[]>;
  /** Where what is painted of each caption begins: what was said before has scrolled off. */
  readonly from: ReadonlyMap<string, Place>;
}

export const nothingPainted: PaintedAlerts = { alerts: [], marks: new Map(), from: new Map() };

/** So much of a line on each side is told with an alert: about two rows. */
const LINE_CHARS = 90;
/** A correction moves words by a few at most. Further off, the same name was said once more. */
const MOVED_WORDS = 4;

/** Everything that is painted and says one of the phrases. A word that may still become another does not yet. */
export function paintedAlerts({ rows, passages }: Screen, phrases: readonly Phrase[]): PaintedAlerts {
  if (phrases.length === 0) return nothingPainted;
  const alerts: Alert[] = [];
  const marks = new Map<number, AlertMark[]>();
  const from = new Map<string, Place>();
  for (const [captionId, pieces] of piecesOf(rows)) {
    const [first] = pieces;
    if (first !== undefined)
      from.set(captionId, { wordIndex: first.word.wordIndex, char: first.word.offset });
    const mayGrow = grows(passages.find(({ id }) => id === captionId));
    const text = pieces.map(({ before, word }) => before + word.text).join('');
    for (const hit of phrasesIn(text, phrases)) {
      if (hit.isOpen && mayGrow) continue;
      const parts = pieces.filter(
        ({ startChar, word }) => startChar < hit.endChar && startChar + word.text.length > hit.startChar,
      );
      alerts.push({ captionId, phrase: hit.phrase, ...placesOf(hit, parts), ...tellingOf(hit, parts, text) });
      for (const [rowId, inRow] of Map.groupBy(parts, (part) => part.rowId))
        marks.set(rowId, [...(marks.get(rowId) ?? []), markOf(hit, inRow)]);
    }
  }
  return { alerts, marks, from };
}

/**
 * Takes in what is painted; `fresh` is what was not before. One place alerts once, also when its line is sent again,
 * settled, or corrected so that it stands a few words on.
 */
export function foldAlerts(
  known: readonly Alert[],
  { alerts, from }: PaintedAlerts,
  passages: readonly Passage[],
): { readonly known: readonly Alert[]; readonly fresh: readonly Alert[] } {
  const ids = new Set(passages.map(({ id }) => id));
  // What memory has let go says nothing new.
  let kept = known.filter(({ captionId }) => ids.has(captionId));
  const fresh: Alert[] = [];
  for (const alert of alerts.filter(({ captionId }) => ids.has(captionId))) {
    const same = kept.findIndex((before) => overlap(before, alert));
    const moved = kept.findIndex(
      (before) =>
        isMoved(before, alert) &&
        !isBefore(before.start, from.get(alert.captionId)) &&
        !alerts.some((other) => overlap(before, other)),
    );
    const index = same === -1 ? moved : same;
    if (index === -1) {
      fresh.push(alert);
      kept = [...kept, alert];
    } else kept = kept.with(index, alert);
  }
  return { known: kept, fresh };
}

interface Piece {
  readonly rowId: number;
  /** Which word of its row. */
  readonly at: number;
  readonly word: PaintedWord;
  /** The blank before it. */
  readonly before: string;
  /** Where it stands in what is painted of its caption. */
  readonly startChar: number;
}

/** What is painted of each caption, in order. The rest of a word whose beginning has scrolled off is no word. */
function piecesOf(rows: readonly Row[]): ReadonlyMap<string, readonly Piece[]> {
  const captions = new Map<string, Piece[]>();
  for (const { id: rowId, words } of rows)
    for (const [at, word] of words.entries()) {
      const pieces = captions.get(word.captionId) ?? [];
      const isRest = pieces.length === 0 && word.offset > 0 && !isSpaceless(word.text);
      if (word.tone === 'gap' || isRest) continue;
      const last = pieces.at(-1);
      const before = last !== undefined && word.hasSpaceBefore ? ' ' : '';
      const endChar = last === undefined ? 0 : last.startChar + last.word.text.length;
      pieces.push({ rowId, at, word, before, startChar: endChar + before.length });
      captions.set(word.captionId, pieces);
    }
  return captions;
}

/** Whether the last word of a passage may get more letters. */
function grows(passage: Passage | undefined): boolean {
  if (passage === undefined || !passage.mayGrow) return false;
  return 'kind' in passage.source || passage.source.endsWhole !== true;
}

function placesOf({ startChar, endChar }: PhraseHit, parts: readonly Piece[]): { start: Place; end: Place } {
  const placeIn = (piece: Piece | undefined, char: number): Place => ({
    wordIndex: piece?.word.wordIndex ?? 0,
    char: (piece?.word.offset ?? 0) + char - (piece?.startChar ?? 0),
  });
  return { start: placeIn(parts[0], startChar), end: placeIn(parts.at(-1), endChar) };
}

function tellingOf({ startChar, endChar }: PhraseHit, parts: readonly Piece[], text: string) {
  const line = text.slice(Math.max(0, startChar - LINE_CHARS), endChar + LINE_CHARS).toWellFormed();
  return { line: line.trim(), rowIds: [...new Set(parts.map(({ rowId }) => rowId))] };
}

function markOf({ startChar, endChar }: PhraseHit, parts: readonly Piece[]): AlertMark {
  const [first, last] = [parts[0], parts.at(-1)];
  return {
    firstWord: first?.at ?? 0,
    startChar: Math.max(0, startChar - (first?.startChar ?? 0)),
    lastWord: last?.at ?? 0,
    endChar: Math.min(endChar - (last?.startChar ?? 0), last?.word.text.length ?? 0),
  };
}

const isBefore = (first: Place, second: Place | undefined): boolean =>
  second !== undefined &&
  (first.wordIndex < second.wordIndex || (first.wordIndex === second.wordIndex && first.char < second.char));

const overlap = (first: Alert, second: Alert): boolean =>
  first.captionId === second.captionId &&
  isBefore(first.start, second.end) &&
  isBefore(second.start, first.end);

const isMoved = (before: Alert, alert: Alert): boolean =>
  before.captionId === alert.captionId &&
  before.phrase === alert.phrase &&
  Math.abs(before.start.wordIndex - alert.start.wordIndex) <= MOVED_WORDS;

/**
 * How the next text is put behind what is painted, which stays where it is. It decides nothing about erasing.
 */
import { abbreviationOf } from '../text/abbreviations.ts';
import type { Direction } from '../text/direction.ts';
import { clings, isSpaceless, piecesOf } from '../text/pieces.ts';
import { belongTogether, closesOnly } from '../text/together.ts';
import { graphemesOf, widthOf } from '../text/width.ts';
import { type Layout, type PaintedWord, type Row, type Rows, startRow, type Tone, textOf } from './row.ts';

/** The next text of a caption: a word from `offset` on, which is what it has grown by. */
export interface Placing {
  readonly captionId: string;
  readonly wordIndex: number;
  readonly offset: number;
  readonly word: string;
  /** More letters of the same word may still come. */
  readonly mayGrow: boolean;
  readonly tone: Tone;
  /** Which way a row runs that begins with it. */
  readonly direction: Direction;
  /** What must share its row behind it: the longest that would be good first, nothing last. */
  readonly keeps: readonly string[];
  /** It must share the row of the word before it. */
  readonly isKept: boolean;
}

interface Piece extends Omit<Placing, 'word'> {
  readonly text: string;
  /** It goes on with a word that is painted: scripts that may break anywhere begin a new one instead. */
  readonly grows: boolean;
}

/**
 * A word that may still grow begins only where about eight letters have room; half an em is a letter's usual
 * width.
 */
const USUAL_WORD_LETTERS = 8;
const LETTER_EM = 0.5;
/** Room for a comma and the letter before it, at the least. */
const LEAST_RESERVE_EM = 1;
/** What a letter of the full square counts in a row. */
const FULL_WIDTH_LETTERS = 2;

const ENDS_LIKE_A_WORD = /[\p{L}\p{M}\p{N}'’-]$/u;
const NOTHING_KEPT: readonly string[] = [''];

/**
 * Puts text behind everything painted. It starts the next row where it does not fit; what is painted stays
 * where it is, but for a last word that outgrows its row.
 */
export function place(rows: Rows, next: Placing, layout: Layout): Rows {
  let placed = rows;
  const { word, ...shared } = next;
  let endChar = 0;
  for (const whole of piecesOf(word)) {
    const offset = Math.max(endChar, next.offset);
    const text = whole.slice(offset - endChar);
    const grows = offset > endChar;
    endChar += whole.length;
    if (text === '') continue;
    const isLast = endChar === word.length;
    const mayGrow = next.mayGrow && isLast;
    const keeps = isLast ? next.keeps : NOTHING_KEPT;
    placed = placePiece(placed, { ...shared, text, offset, mayGrow, grows, keeps }, layout);
  }
  return placed;
}

function placePiece(rows: Rows, piece: Piece, layout: Layout): Rows {
  const row = rows.rows.at(-1);
  const fitted = row === undefined ? null : (fit(row, piece, layout) ?? hang(row, piece, layout));
  if (fitted !== null) return withLast(rows, fitted);
  if (row !== undefined && piece.grows && continues(row, piece) && !isSpaceless(piece.text))
    return takeOver(rows, piece, layout) ?? breakUp(rows, piece, layout);
  const started = row?.words.length === 0 ? rows : startRow(rows, piece.direction);
  const empty = started.rows.at(-1);
  const alone = empty === undefined ? null : fit(empty, piece, layout);
  return alone === null ? breakUp(started, piece, layout) : withLast(started, alone);
}

const withLast = ({ rows, nextRowId }: Rows, row: Row): Rows => ({ rows: rows.with(-1, row), nextRowId });

/** Whether the piece carries on the word that ends the row. */
function continues(row: Row, piece: Piece): boolean {
  const last = row.words.at(-1);
  return last?.captionId === piece.captionId && last.wordIndex === piece.wordIndex;
}

/**
 * A word that grew beyond the end of its row goes to the next one as a whole, with what must not be parted from it: half a
 * word cannot be read. Null where that is the whole row, or longer than any: such a word is broken.
 */
function takeOver({ rows, nextRowId }: Rows, piece: Piece, layout: Layout): Rows | null {
  const row = rows.at(-1);
  const begun = row?.words.at(-1);
  if (row === undefined || begun === undefined || begun.offset > 0) return null;
  const isFree = (word: PaintedWord, index: number) =>
    index > 0 && !belongTogether(row.words[index - 1]?.text ?? '', word.text);
  const from = row.words.findLastIndex(isFree);
  if (from < 1) return null;
  const words = [...row.words.slice(from, -1), { ...begun, text: begun.text + piece.text }];
  const left = measured({ ...row, words: row.words.slice(0, from) }, layout);
  const moved = measured({ id: nextRowId, direction: piece.direction, words, widthPx: 0 }, layout);
  if (!holds(layout, textOf(moved))) return null;
  return { rows: [...rows.with(-1, left), moved], nextRowId: nextRowId + 1 };
}

/** The row with the piece behind its words, or null when it does not fit with what must follow it. */
function fit(row: Row, piece: Piece, layout: Layout): Row | null {
  const grown = append(row, piece);
  const text = textOf(grown);
  const kept = keptWith(piece, layout);
  const needsRoom = piece.mayGrow && row.words.length > 0 && !piece.isKept;
  const reserveEm = needsRoom ? reserveOf(piece) : 0;
  return holds(layout, text + kept, reserveEm) ? { ...grown, widthPx: layout.measure(text) } : null;
}

/** Whether a row has room for a text, and for letters to come that are so wide in ems. */
function holds({ measure, widthPx, fontSizePx, letters }: Layout, text: string, reserveEm = 0): boolean {
  if (letters !== undefined && widthOf(text, FULL_WIDTH_LETTERS) + reserveEm / LETTER_EM > letters)
    return false;
  return measure(text) + reserveEm * fontSizePx <= widthPx;
}

/** As much of what should follow as a row can hold. */
function keptWith({ text, keeps }: Piece, layout: Layout): string {
  return keeps.find((kept) => kept === '' || holds(layout, text + kept)) ?? '';
}

/** A closing sign that came when its row was full: close behind it, so that it does not begin the next one. */
function hang(row: Row, piece: Piece, { measure, widthPx, hangPx = 0 }: Layout): Row | null {
  const text = piece.text.trim();
  if (row.words.length === 0 || !closesOnly(text)) return null;
  const word = row.words.at(-1);
  const grown =
    piece.grows && continues(row, piece) && word !== undefined
      ? { ...row, words: row.words.with(-1, { ...word, text: word.text + text }) }
      : { ...row, words: [...row.words, { ...wordOf(piece), text, hasSpaceBefore: false }] };
  const hungPx = measure(textOf(grown));
  return hungPx <= widthPx + hangPx ? { ...grown, widthPx: hungPx } : null;
}

/** In ems. Nothing for what ends with a stop, but for Dr., or goes on with a word: it seldom grows. */
function reserveOf({ text, grows }: Piece): number {
  if (isSpaceless(text)) return clings(text) ? 0 : LEAST_RESERVE_EM;
  if (abbreviationOf(text) === 'leading') return USUAL_WORD_LETTERS * LETTER_EM;
  if (grows || !ENDS_LIKE_A_WORD.test(text)) return 0;
  return Math.max(LEAST_RESERVE_EM, (USUAL_WORD_LETTERS - text.length) * LETTER_EM);
}

function append(row: Row, piece: Piece): Row {
  const last = row.words.at(-1);
  if (last !== undefined && piece.grows && continues(row, piece))
    return { ...row, words: row.words.with(-1, { ...last, text: last.text + piece.text }) };
  return { ...row, words: [...row.words, wordOf(piece)] };
}

function wordOf({ captionId, wordIndex, offset, text, tone }: Piece): PaintedWord {
  return { captionId, wordIndex, offset, text, hasSpaceBefore: offset === 0, tone };
}

/** Longer than a line, or grown beyond its end: as many letters as fit, the rest on the next rows. */
function breakUp(rows: Rows, piece: Piece, layout: Layout): Rows {
  let placed = rows;
  let offset = piece.offset;
  const letters = graphemesOf(piece.text);
  for (const [index, text] of letters.entries()) {
    const grows = index === 0 ? piece.grows : !isSpaceless(text);
    const keeps = index === letters.length - 1 ? piece.keeps : NOTHING_KEPT;
    const letter = { ...piece, text, offset, mayGrow: false, grows, keeps };
    const row = placed.rows.at(-1);
    const fitted = row === undefined ? null : fit(row, letter, layout);
    const next = fitted === null && row?.words.length !== 0 ? startRow(placed, piece.direction) : placed;
    const target = next.rows.at(-1);
    if (target !== undefined) placed = withLast(next, fitted ?? measured(append(target, letter), layout));
    offset += text.length;
  }
  return placed;
}

const measured = (row: Row, layout: Layout): Row => ({ ...row, widthPx: layout.measure(textOf(row)) });

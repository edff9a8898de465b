/**
 * Painted rows: which words stand in which, and how the next text is placed without moving them. It decides
 * nothing about erasing.
 */

import { graphemesOf } from '../text/width.ts';
import { isSpaceless, piecesOf } from '../text/words.ts';

/**
 * A stretch of painted text that stays where it is: a word, or a part of one that was too long for its row.
 */
export interface PaintedWord {
  readonly captionId: string;
  /** Which word of its caption, and from which of its UTF-16 units on. */
  readonly wordIndex: number;
  readonly offset: number;
  readonly text: string;
  readonly hasSpaceBefore: boolean;
  readonly tone: Tone;
}

/** open: may still change. settled: will not. gap: not speech, a mark that some was lost. */
export type Tone = 'open' | 'settled' | 'gap';

export interface Row {
  /** Grows by one from row to row; rows that are painted anew after an erasure get their ids again. */
  readonly id: number;
  /** Fixed with the first word, so that no later word can turn the row round. */
  readonly direction: 'ltr' | 'rtl';
  readonly words: readonly PaintedWord[];
  readonly widthPx: number;
}

/** What the page knows about its type. `measure` gives the width of a whole row's text in pixels. */
export interface Layout {
  readonly measure: (text: string) => number;
  readonly widthPx: number;
  /** How many rows are visible. */
  readonly lines: number;
  readonly fontSizePx: number;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly nextRowId: number;
}

/** The next text of a caption: a word, or what a word has grown by. */
export interface Placing {
  readonly captionId: string;
  readonly wordIndex: number;
  readonly offset: number;
  readonly text: string;
  /** More letters of the same word may still come. */
  readonly mayGrow: boolean;
  readonly tone: Tone;
}

interface Piece extends Placing {
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

const ENDS_LIKE_A_WORD = /[\p{L}\p{M}\p{N}'’-]$/u;
const STRONG = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;

export function textOf(row: Row): string {
  return row.words
    .map((word, index) => (index > 0 && word.hasSpaceBefore ? ` ${word.text}` : word.text))
    .join('');
}

/** Begins a row. Its direction is its first letter's, else that of the row above. */
export function startRow({ rows, nextRowId }: Rows, text: string): Rows {
  const letter = STRONG.exec(text)?.[0];
  const before = rows.at(-1)?.direction ?? 'ltr';
  const direction = letter === undefined ? before : RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
  return { rows: [...rows, { id: nextRowId, direction, words: [], widthPx: 0 }], nextRowId: nextRowId + 1 };
}

/**
 * Puts text behind everything painted. It starts the next row where it does not fit; what is painted stays
 * where it is.
 */
export function place(rows: Rows, next: Placing, layout: Layout): Rows {
  let placed = rows;
  let offset = next.offset;
  const pieces = piecesOf(next.text);
  for (const [index, text] of pieces.entries()) {
    const mayGrow = next.mayGrow && index === pieces.length - 1;
    const grows = index === 0 && offset > 0 && !isSpaceless(text);
    placed = placePiece(placed, { ...next, text, offset, mayGrow, grows }, layout);
    offset += text.length;
  }
  return placed;
}

function placePiece(rows: Rows, piece: Piece, layout: Layout): Rows {
  const row = rows.rows.at(-1);
  const fitted = row === undefined ? null : fit(row, piece, layout);
  if (fitted !== null) return withLast(rows, fitted);
  if (row !== undefined && piece.grows && continues(row, piece)) return breakUp(rows, piece, layout);
  const started = row?.words.length === 0 ? rows : startRow(rows, piece.text);
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

/** The row with the piece behind its words, or null when it does not fit. */
function fit(row: Row, piece: Piece, layout: Layout): Row | null {
  const grown = append(row, piece);
  const widthPx = layout.measure(textOf(grown));
  const isNew = row.words.length > 0 && piece.offset === 0;
  const reservePx = isNew && piece.mayGrow ? reserveOf(piece.text, layout.fontSizePx) : 0;
  return widthPx + reservePx <= layout.widthPx ? { ...grown, widthPx } : null;
}

/** Nothing for what ends with a stop or in a script that can break anywhere: it seldom grows. */
function reserveOf(text: string, fontSizePx: number): number {
  if (isSpaceless(text) || !ENDS_LIKE_A_WORD.test(text)) return 0;
  return Math.max(LEAST_RESERVE_EM, (USUAL_WORD_LETTERS - text.length) * LETTER_EM) * fontSizePx;
}

function append(row: Row, piece: Piece): Row {
  const { captionId, wordIndex, offset, text, tone } = piece;
  const last = row.words.at(-1);
  if (last !== undefined && piece.grows && continues(row, piece))
    return { ...row, words: row.words.with(-1, { ...last, text: last.text + text }) };
  const word: PaintedWord = { captionId, wordIndex, offset, text, hasSpaceBefore: offset === 0, tone };
  return { ...row, words: [...row.words, word] };
}

/** Longer than a line, or grown beyond its end: as many letters as fit, the rest on the next rows. */
function breakUp(rows: Rows, piece: Piece, layout: Layout): Rows {
  let placed = rows;
  let offset = piece.offset;
  for (const [index, text] of graphemesOf(piece.text).entries()) {
    const grows = index === 0 ? piece.grows : !isSpaceless(text);
    const letter = { ...piece, text, offset, mayGrow: false, grows };
    const row = placed.rows.at(-1);
    const fitted = row === undefined ? null : fit(row, letter, layout);
    const next = fitted === null && row?.words.length !== 0 ? startRow(placed, text) : placed;
    const target = next.rows.at(-1);
    if (target !== undefined) placed = withLast(next, fitted ?? measured(append(target, letter), layout));
    offset += text.length;
  }
  return placed;
}

const measured = (row: Row, layout: Layout): Row => ({ ...row, widthPx: layout.measure(textOf(row)) });

/**
 * Painted rows: which words stand in which, which way they run. It places none.
 */

import type { Direction } from '../text/direction.ts';

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
  readonly direction: Direction;
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
  /** How many letters a row has at most, where those of the full square count twice; as many as fit when not given. */
  readonly letters?: number;
  /** How far a closing sign may stand out behind a row that is full, into its padding; none when not given. */
  readonly hangPx?: number;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly nextRowId: number;
}

export function textOf(row: Row): string {
  return row.words
    .map((word, index) => (index > 0 && word.hasSpaceBefore ? ` ${word.text}` : word.text))
    .join('');
}

export function startRow({ rows, nextRowId }: Rows, direction: Direction): Rows {
  return { rows: [...rows, { id: nextRowId, direction, words: [], widthPx: 0 }], nextRowId: nextRowId + 1 };
}

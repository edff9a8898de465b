/**
 * What it costs to end a line or a cue after each word of a turn, as numbers computed once. It chooses no
 * breaks.
 */

import { bareWord, functionWordsFor } from '../../text/functionWords.ts';
import { endingOf } from '../../text/punctuation.ts';
import { widthOf } from '../../text/width.ts';
import type { TimedWord } from '../../text/words.ts';
import type { CueStyle } from './cueStyle.ts';

/** What breaking knows about words: numbers per word, computed once. */
export interface Measures {
  readonly count: number;
  /** Running width including the space before each word; entry i is the sum before word i. */
  readonly widths: Float64Array;
  readonly spaces: Float64Array;
  /** Cost of ending a line, and of ending a cue, after each word. */
  readonly lineCosts: Float64Array;
  readonly cueCosts: Float64Array;
  readonly sentenceEnds: Uint8Array;
  /**
   * Running cost of sentence ends and long pauses that a cue keeps inside; entry i is the sum before word i.
   */
  readonly innerCosts: Float64Array;
}

/** Penalties, set by judgement: a cue or line must not end after a word that belongs to the next. */
const LINE_COST = {
  sentence: 0,
  clause: 1,
  beforeFunctionWord: 4,
  beforeContentWord: 6,
  insideName: 9,
  afterFunctionWord: 14,
};
const CUE_COST = {
  sentence: 0,
  clause: 3,
  beforeFunctionWord: 9,
  beforeContentWord: 11,
  insideName: 15,
  afterFunctionWord: 22,
};
/**
 * Ending a cue at a pause is free, except after a function word, where the speaker hesitated and the reader
 * would too.
 */
const HESITATION_COST = 6;
const SENTENCE_INSIDE = 3;
/** Text kept on screen across a pause is read before it is said. */
const PAUSE_INSIDE_PER_SECOND = 2;

/** Languages are hints; see functionWordsFor. */
export function measure(
  words: readonly TimedWord[],
  style: CueStyle,
  languages: readonly string[],
): Measures {
  const count = words.length;
  const bare = words.map((word) => bareWord(word.text));
  const small = functionWordsFor(bare, languages);
  const fullWidthUnits = style.maxLineChars / style.maxFullWidthLineChars;
  const measures: Measures = {
    count,
    widths: new Float64Array(count + 1),
    spaces: new Float64Array(count + 1),
    lineCosts: new Float64Array(count),
    cueCosts: new Float64Array(count),
    sentenceEnds: new Uint8Array(count),
    innerCosts: new Float64Array(count + 1),
  };
  words.forEach((word, index) => {
    const next = words[index + 1] ?? null;
    const pauseMs = next === null ? 0 : Math.max(0, next.startMs - word.endMs);
    const kind = breakKind(word, next, (at) => small.has(bare[index + at] ?? ''));
    const free = pauseMs >= style.freeBreakPauseMs;
    measures.spaces[index] = word.spaceBefore ? 1 : 0;
    measures.widths[index + 1] =
      at(measures.widths, index) + at(measures.spaces, index) + widthOf(word.text, fullWidthUnits);
    measures.lineCosts[index] = LINE_COST[kind];
    measures.cueCosts[index] =
      next === null ? 0 : free ? (kind === 'afterFunctionWord' ? HESITATION_COST : 0) : CUE_COST[kind];
    measures.sentenceEnds[index] = kind === 'sentence' || next === null ? 1 : 0;
    const pauseCost = (Math.max(0, pauseMs - style.freeBreakPauseMs) / 1_000) * PAUSE_INSIDE_PER_SECOND;
    measures.innerCosts[index + 1] =
      at(measures.innerCosts, index) + (kind === 'sentence' ? SENTENCE_INSIDE : 0) + pauseCost;
  });
  return measures;
}

type BreakKind = keyof typeof LINE_COST;

function breakKind(word: TimedWord, next: TimedWord | null, isSmall: (offset: 0 | 1) => boolean): BreakKind {
  const ending = endingOf(word.text, next?.text ?? null);
  if (ending !== 'none') return ending;
  if (isSmall(0)) return 'afterFunctionWord';
  if (isSmall(1)) return 'beforeFunctionWord';
  return isName(word.text) && next !== null && isName(next.text) ? 'insideName' : 'beforeContentWord';
}

function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Width of words first..last on one line. */
export function lineWidth(measures: Measures, first: number, last: number): number {
  return at(measures.widths, last + 1) - at(measures.widths, first) - at(measures.spaces, first);
}

/** Past the end every sum is 0. */
export function at(numbers: Float64Array | Int32Array | Uint8Array, index: number): number {
  return numbers[index] ?? 0;
}

/**
 * What it costs to end a line or a cue after each word of a turn, as numbers computed once. It chooses no
 * breaks.
 */

import { abbreviationOf } from '../../text/abbreviations.ts';
import { endingOf } from '../../text/punctuation.ts';
import { bareWord, functionWordsFor } from '../../text/small/functionWords.ts';
import { belongTogether } from '../../text/together.ts';
import { widthOf } from '../../text/width.ts';
import type { TimedWord } from '../../text/words.ts';
import { valueAt } from '../sums.ts';
import type { CueStyle } from './cueStyle.ts';

/** What it costs to end a line or a cue after each word of a turn, with the widths of the words. */
export interface BreakCosts {
  /** Running width including the space before each word. */
  readonly widths: Float64Array;
  readonly spaces: Float64Array;
  readonly lineEnds: Float64Array;
  readonly cueEnds: Float64Array;
  /** 1 where a sentence ends. */
  readonly sentenceEnds: Uint8Array;
  /** Running cost of the sentence ends and long pauses that a cue keeps inside. */
  readonly insides: Float64Array;
}

/** More than any other costs together, so that it is broken only where nothing else fits a line. */
const INSIDE_ONE_EXPRESSION = 1_000;
/** Penalties, set by judgement: a cue or line must not end after a word that belongs to the next. */
const LINE_COST = {
  sentence: 0,
  clause: 1,
  beforeFunctionWord: 4,
  beforeContentWord: 6,
  insideName: 9,
  afterFunctionWord: 14,
  afterAbbreviation: 14,
  insideExpression: INSIDE_ONE_EXPRESSION,
};
const CUE_COST = {
  sentence: 0,
  clause: 3,
  beforeFunctionWord: 9,
  beforeContentWord: 11,
  insideName: 15,
  afterFunctionWord: 22,
  afterAbbreviation: 22,
  insideExpression: INSIDE_ONE_EXPRESSION,
};
/** At a pause after a function word the speaker hesitated, and the reader would too. */
const HESITATION_COST = 6;
const SENTENCE_INSIDE = 3;
/** Text kept on screen across a pause is read before it is said. */
const PAUSE_INSIDE_PER_SECOND = 2;

/** Computed once a turn. Languages are hints; see functionWordsFor. */
export function breakCostsOf(
  words: readonly TimedWord[],
  style: CueStyle,
  languages: readonly string[],
): BreakCosts {
  const count = words.length;
  const bare = words.map((word) => bareWord(word.text));
  const small = functionWordsFor(bare, languages);
  const fullWidthUnits = style.maxLineChars / style.maxFullWidthLineChars;
  const costs: BreakCosts = {
    widths: new Float64Array(count + 1),
    spaces: new Float64Array(count + 1),
    lineEnds: new Float64Array(count),
    cueEnds: new Float64Array(count),
    sentenceEnds: new Uint8Array(count),
    insides: new Float64Array(count + 1),
  };
  words.forEach((word, index) => {
    const next = words[index + 1] ?? null;
    const pauseMs = next === null ? 0 : Math.max(0, next.startMs - word.endMs);
    const kind = breakKind(word, next, (offset) => small.has(bare[index + offset] ?? ''));
    costs.spaces[index] = word.spaceBefore ? 1 : 0;
    costs.widths[index + 1] =
      valueAt(costs.widths, index) + valueAt(costs.spaces, index) + widthOf(word.text, fullWidthUnits);
    costs.lineEnds[index] = LINE_COST[kind];
    costs.cueEnds[index] = next === null ? 0 : cueEndCost(kind, pauseMs >= style.freeBreakPauseMs);
    costs.sentenceEnds[index] = kind === 'sentence' || next === null ? 1 : 0;
    const pauseCost = (Math.max(0, pauseMs - style.freeBreakPauseMs) / 1_000) * PAUSE_INSIDE_PER_SECOND;
    costs.insides[index + 1] =
      valueAt(costs.insides, index) + (kind === 'sentence' ? SENTENCE_INSIDE : 0) + pauseCost;
  });
  return costs;
}

type BreakKind = keyof typeof LINE_COST;

function breakKind(word: TimedWord, next: TimedWord | null, isSmall: (offset: 0 | 1) => boolean): BreakKind {
  if (next?.spaceBefore && belongTogether(word.text, next.text)) return 'insideExpression';
  const ending = endingOf(word.text, next?.text ?? null);
  if (ending !== 'none') return ending;
  if (isSmall(0)) return 'afterFunctionWord';
  if (abbreviationOf(word.text) !== null) return 'afterAbbreviation';
  if (isSmall(1)) return 'beforeFunctionWord';
  return isName(word.text) && next !== null && isName(next.text) ? 'insideName' : 'beforeContentWord';
}

/** A pause makes it free to end a cue almost anywhere. */
function cueEndCost(kind: BreakKind, isAtPause: boolean): number {
  if (!isAtPause || kind === 'insideExpression') return CUE_COST[kind];
  return kind === 'afterFunctionWord' ? HESITATION_COST : 0;
}

function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Width of words first..last on one line. */
export function lineWidth({ widths, spaces }: BreakCosts, first: number, last: number): number {
  return valueAt(widths, last + 1) - valueAt(widths, first) - valueAt(spaces, first);
}

/** Where a turn's words part into cues and lines, by the least sum of penalties; it writes no text and moves no times. */
import type { CueStyle } from './cueStyle.ts';
import { bareWord, functionWordsFor } from './functionWords.ts';
import { endingOf } from './punctuation.ts';
import type { TimedWord } from './timing.ts';
import { widthOf } from './width.ts';

/** Words first..last share a cue; its upper line ends with `upperLast`, which is `last` when there is one line. */
export interface CueSpan {
  readonly first: number;
  readonly last: number;
  readonly upperLast: number;
}

/** What breaking knows about words: numbers per word, computed once. */
interface Measures {
  readonly count: number;
  /** Running width including the space before each word; entry i is the sum before word i. */
  readonly widths: Float64Array;
  readonly spaces: Float64Array;
  /** Cost of ending a line, and of ending a cue, after each word. */
  readonly lineCosts: Float64Array;
  readonly cueCosts: Float64Array;
  readonly sentenceEnds: Uint8Array;
  /** Running cost of sentence ends and long pauses that a cue keeps inside; entry i is the sum before word i. */
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
/** Ending a cue at a pause is free, except after a function word, where the speaker hesitated and the reader would too. */
const HESITATION_COST = 6;
const EACH_CUE = 2.2;
const SENTENCE_INSIDE = 3;
/** Text kept on screen across a pause is read before it is said. */
const PAUSE_INSIDE_PER_SECOND = 2;
const UNBALANCE_PER_CHAR = 0.12;
/** A long upper line hides more of the picture than a long lower one. */
const TOP_HEAVY = 1.5;
const TOP_HEAVY_CHARS = 6;
const SHORT_CUE_CHARS = 20;
const SHORT_CUE_PER_CHAR = 0.5;
const TOO_BRIEF = 8;
const TOO_FAST_PER_CPS = 6;

/** `limitMs` is when the next turn starts, Infinity when none does. Every word must fit a line on its own: see fitWords. */
export function breakWords(
  words: readonly TimedWord[],
  style: CueStyle,
  context: { readonly languages: readonly string[]; readonly limitMs: number },
): readonly CueSpan[] {
  const measures = measure(words, style, context.languages);
  const count = words.length;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count + 1);
  const upper = new Int32Array(count + 1);
  best[0] = 0;
  for (let last = 0; last < count; last += 1) {
    const nextStartMs = words[last + 1]?.startMs ?? context.limitMs;
    for (let first = last; first >= 0; first -= 1) {
      if (first < last && !mayShare(words, measures, { first, last }, style)) break;
      const layout = layOut(measures, { first, last }, style);
      if (layout === null) continue;
      const pace = paceCost(words, { first, last, nextStartMs }, { style, width: lineWidth(measures, first, last) });
      const cost = at(best, first) + layout.cost + pace + cueCost(measures, first, last);
      if (cost < at(best, last + 1)) {
        best[last + 1] = cost;
        from[last + 1] = first;
        upper[last + 1] = layout.upperLast;
      }
    }
  }
  return trace(from, upper, count);
}

function trace(from: Int32Array, upper: Int32Array, count: number): readonly CueSpan[] {
  const spans: CueSpan[] = [];
  for (let end = count; end > 0; end = at(from, end)) {
    spans.push({ first: at(from, end), last: end - 1, upperLast: at(upper, end) });
  }
  return spans.reverse();
}

function mayShare(
  words: readonly TimedWord[],
  measures: Measures,
  span: { readonly first: number; readonly last: number },
  style: CueStyle,
): boolean {
  const startMs = words[span.first]?.startMs ?? 0;
  const endMs = words[span.last]?.endMs ?? 0;
  if (endMs - startMs > style.maxDurationMs) return false;
  return lineWidth(measures, span.first, span.last) <= style.maxLines * style.maxLineChars + 1;
}

function layOut(
  measures: Measures,
  { first, last }: { readonly first: number; readonly last: number },
  style: CueStyle,
): { cost: number; upperLast: number } | null {
  if (lineWidth(measures, first, last) <= style.maxLineChars) return { cost: 0, upperLast: last };
  if (style.maxLines === 1) return null;
  let found: { cost: number; upperLast: number } | null = null;
  for (let upperLast = last - 1; upperLast >= first; upperLast -= 1) {
    const lowerWidth = lineWidth(measures, upperLast + 1, last);
    if (lowerWidth > style.maxLineChars) break;
    const upperWidth = lineWidth(measures, first, upperLast);
    if (upperWidth > style.maxLineChars) continue;
    const topHeavy = upperWidth - lowerWidth > TOP_HEAVY_CHARS ? TOP_HEAVY : 0;
    const cost = at(measures.lineCosts, upperLast) + UNBALANCE_PER_CHAR * Math.abs(upperWidth - lowerWidth) + topHeavy;
    if (found === null || cost < found.cost) found = { cost, upperLast };
  }
  return found;
}

function cueCost(measures: Measures, first: number, last: number): number {
  const missing = SHORT_CUE_CHARS - lineWidth(measures, first, last);
  const short = missing > 0 && at(measures.sentenceEnds, last) === 0 ? missing * SHORT_CUE_PER_CHAR : 0;
  const inside = at(measures.innerCosts, last) - at(measures.innerCosts, first);
  return EACH_CUE + short + inside + at(measures.cueCosts, last);
}

/** Reading time counts when there is a choice: a cue that can stay long enough is better than one that cannot. */
function paceCost(
  words: readonly TimedWord[],
  span: { readonly first: number; readonly last: number; readonly nextStartMs: number },
  reading: { readonly style: CueStyle; readonly width: number },
): number {
  const { style, width } = reading;
  const startMs = words[span.first]?.startMs ?? 0;
  const endMs = Math.min(span.nextStartMs - style.minGapMs, (words[span.last]?.endMs ?? 0) + style.maxLingerMs);
  const stayMs = Math.max(1, endMs - startMs);
  const brief = Math.max(0, 1 - stayMs / style.minDurationMs) * TOO_BRIEF;
  const tooFast = Math.max(0, Math.min(40, (width * 1_000) / stayMs - style.maxCharsPerSecond));
  return brief + tooFast * TOO_FAST_PER_CPS;
}

function measure(words: readonly TimedWord[], style: CueStyle, languages: readonly string[]): Measures {
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
function lineWidth(measures: Measures, first: number, last: number): number {
  return at(measures.widths, last + 1) - at(measures.widths, first) - at(measures.spaces, first);
}

function at(numbers: Float64Array | Int32Array | Uint8Array, index: number): number {
  return numbers[index] ?? 0;
}

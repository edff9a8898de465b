/**
 * Where a turn's words part into cues and lines: optimal breaking after Knuth and Plass, the least sum of
 * penalties over the whole turn. It writes no text and moves no times.
 */

import { fitsIn } from '../../text/width.ts';
import type { TimedWord } from '../../text/words.ts';
import { valueAt } from '../sums.ts';
import { type BreakCosts, breakCostsOf, lineWidth } from './breakCosts.ts';
import type { CueStyle } from './cueStyle.ts';

/**
 * Words first..last share a cue; its upper line ends with `upperLast`, which is `last` when there is one
 * line.
 */
export interface CueSpan {
  readonly first: number;
  readonly last: number;
  readonly upperLast: number;
}

const EACH_CUE = 2.2;
const UNBALANCE_PER_CHAR = 0.12;
/** A long upper line hides more of the picture than a long lower one. */
const TOP_HEAVY = 1.5;
const TOP_HEAVY_CHARS = 6;
const SHORT_CUE_CHARS = 20;
const SHORT_CUE_PER_CHAR = 0.5;
const TOO_BRIEF = 8;
/** High, because verbatim speech is fast and only a pause in or after a cue gives time to read. */
const TOO_FAST_PER_CPS = 6;

/**
 * `limitMs` is when the next turn starts, Infinity when none does. Every word must fit a line on its own: see
 * fitWords.
 */
export function breakWords(
  words: readonly TimedWord[],
  style: CueStyle,
  context: { readonly languages: readonly string[]; readonly limitMs: number },
): readonly CueSpan[] {
  const costs = breakCostsOf(words, style, context.languages);
  const count = words.length;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count + 1);
  const upper = new Int32Array(count + 1);
  best[0] = 0;
  for (let last = 0; last < count; last += 1) {
    const nextStartMs = words[last + 1]?.startMs ?? context.limitMs;
    for (let first = last; first >= 0; first -= 1) {
      const width = lineWidth(costs, first, last);
      if (first < last && !mayShare(words, { first, last, width }, style)) break;
      const layout = layOut(costs, { first, last, labelWidth: 0 }, style);
      if (layout === null) continue;
      const times = { startMs: words[first]?.startMs ?? 0, endMs: words[last]?.endMs ?? 0, nextStartMs };
      const pace = paceCost(times, width, style);
      const cost = valueAt(best, first) + layout.cost + pace + cueCost(costs, first, last);
      if (cost < valueAt(best, last + 1)) {
        best[last + 1] = cost;
        from[last + 1] = first;
        upper[last + 1] = layout.upperLast;
      }
    }
  }
  return spansTo(count, from, upper);
}

function spansTo(count: number, from: Int32Array, upper: Int32Array): readonly CueSpan[] {
  const spans: CueSpan[] = [];
  for (let end = count; end > 0; end = valueAt(from, end)) {
    spans.push({ first: valueAt(from, end), last: end - 1, upperLast: valueAt(upper, end) });
  }
  return spans.reverse();
}

function mayShare(
  words: readonly TimedWord[],
  span: { readonly first: number; readonly last: number; readonly width: number },
  style: CueStyle,
): boolean {
  const startMs = words[span.first]?.startMs ?? 0;
  const endMs = words[span.last]?.endMs ?? 0;
  // The space at the line break is not shown.
  return (
    endMs - startMs <= style.maxDurationMs && fitsIn(span.width, style.maxLines * style.maxLineChars + 1)
  );
}

/** The lines of words first..last, of which a label takes `labelWidth` of the upper one; null where they need too many. */
export function layOut(
  costs: BreakCosts,
  { first, last, labelWidth }: { readonly first: number; readonly last: number; readonly labelWidth: number },
  style: CueStyle,
): { cost: number; upperLast: number } | null {
  if (fitsIn(labelWidth + lineWidth(costs, first, last), style.maxLineChars))
    return { cost: 0, upperLast: last };
  if (style.maxLines === 1) return null;
  let found: { cost: number; upperLast: number } | null = null;
  for (let upperLast = last - 1; upperLast >= first; upperLast -= 1) {
    const lowerWidth = lineWidth(costs, upperLast + 1, last);
    if (!fitsIn(lowerWidth, style.maxLineChars)) break;
    const upperWidth = labelWidth + lineWidth(costs, first, upperLast);
    if (!fitsIn(upperWidth, style.maxLineChars)) continue;
    const topHeavy = upperWidth - lowerWidth > TOP_HEAVY_CHARS ? TOP_HEAVY : 0;
    const cost =
      valueAt(costs.lineEnds, upperLast) + UNBALANCE_PER_CHAR * Math.abs(upperWidth - lowerWidth) + topHeavy;
    if (found === null || cost < found.cost) found = { cost, upperLast };
  }
  return found;
}

/** Of the words first..last as a cue, apart from its lines and its time. */
export function cueCost(costs: BreakCosts, first: number, last: number): number {
  const missing = SHORT_CUE_CHARS - lineWidth(costs, first, last);
  const short = missing > 0 && valueAt(costs.sentenceEnds, last) === 0 ? missing * SHORT_CUE_PER_CHAR : 0;
  const inside = valueAt(costs.insides, last) - valueAt(costs.insides, first);
  return EACH_CUE + short + inside + valueAt(costs.cueEnds, last);
}

/**
 * Reading time counts when there is a choice: a cue that can stay long enough is better than one that cannot.
 */
export function paceCost(
  spoken: {
    readonly startMs: number;
    readonly endMs: number;
    readonly nextStartMs: number;
    /** What it costs to be gone at once, if not as much as usual. */
    readonly tooBrief?: number;
  },
  width: number,
  style: CueStyle,
): number {
  const endMs = Math.min(spoken.nextStartMs - style.minGapMs, spoken.endMs + style.maxLingerMs);
  const stayMs = Math.max(1, endMs - spoken.startMs);
  const brief = Math.max(0, 1 - stayMs / style.minDurationMs) * (spoken.tooBrief ?? TOO_BRIEF);
  const tooFast = Math.max(0, Math.min(40, (width * 1_000) / stayMs - style.maxCharsPerSecond));
  return brief + tooFast * TOO_FAST_PER_CPS;
}

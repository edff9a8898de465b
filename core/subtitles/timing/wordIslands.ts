/**
 * Which words of a turn were said in which island of speech, by the least sum of doubts. It places no word
 * inside an island.
 */
import type { Island } from '../../transcript/transcript.ts';

/** A word as this program sees it. */
export interface Spoken {
  /** How long it should take to say, in milliseconds: all words together take as long as all islands. */
  readonly expectedMs: number;
  readonly ending: 'sentence' | 'clause' | 'none';
  /** When its text had arrived less the session's usual delay, so about when it ended; null when unknown. */
  readonly arrivedMs: number | null;
}

/**
 * Spread of an island's length around what its words should take: a fixed part, and a part that grows with
 * it.
 */
const LENGTH_SPREAD_MS = 60;
const LENGTH_SPREAD_SHARE = 0.22;
const CLAUSE_PAUSE = 0.4;
/** A pause where the text has no sign: dearer the longer it is, up to a point. */
const UNMARKED_PAUSE = 3.5;
const SENTENCE_WITHOUT_PAUSE = 2.2;
const CLAUSE_WITHOUT_PAUSE = 0.5;
/** Text comes in steps of about 200 ms; beyond three spreads an arrival says no more than that it is odd. */
const ARRIVAL_SPREAD_MS = 200;
const MOST_ARRIVAL_COST = 4.5;
/** An island without a word: a cough, a door, a word the text lacks. */
const NO_WORD = 2;
/** An island never holds words that should take this much longer than it lasts. */
const LONGEST_STRETCH = 2;
const LONGEST_STRETCH_MS = 800;
/**
 * Words and islands that lie further apart than this on their own scales are not compared: keeps long turns
 * linear.
 */
const BAND_MS = 8_000;

/**
 * Costs of having said the first `lo + i` words by the end of an island, with how many words came before that
 * island.
 */
interface Row {
  readonly lo: number;
  readonly costs: Float64Array;
  readonly before: Int32Array;
}

/**
 * For each island, how many words had been said by its end. Null when no division fits. Time grows with
 * islands times the words within the band around each; the first island may be empty like any other.
 */
export function divideWords(words: readonly Spoken[], islands: readonly Island[]): readonly number[] | null {
  const sums = sumsOf(words);
  const rows: Row[] = [{ lo: 0, costs: new Float64Array([0]), before: new Int32Array(1) }];
  let heardMs = 0;
  for (const [index, island] of islands.entries()) {
    heardMs += island.endMs - island.startMs;
    const previous = rows[index];
    if (previous === undefined) return null;
    const pauseMs = index === 0 ? null : island.startMs - (islands[index - 1]?.endMs ?? 0);
    rows.push(
      nextRow(previous, bandOf(sums, heardMs, index === islands.length - 1), {
        words,
        sums,
        island,
        pauseMs,
      }),
    );
  }
  return trace(rows, words.length);
}

function trace(rows: readonly Row[], count: number): readonly number[] | null {
  const said: number[] = [];
  let words = count;
  for (const row of rows.toReversed().slice(0, -1)) {
    if (!Number.isFinite(row.costs[words - row.lo])) return null;
    said.push(words);
    words = row.before[words - row.lo] ?? 0;
  }
  return words === 0 ? said.reverse() : null;
}

interface Step {
  readonly words: readonly Spoken[];
  readonly sums: Sums;
  readonly island: Island;
  /** Silence before the island; null before the first. */
  readonly pauseMs: number | null;
}

function nextRow(previous: Row, band: { readonly lo: number; readonly hi: number }, step: Step): Row {
  const { sums, island } = step;
  const count = band.hi - band.lo + 1;
  const row = {
    lo: band.lo,
    costs: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    before: new Int32Array(count),
  };
  const lengthMs = island.endMs - island.startMs;
  const spread = 2 * (LENGTH_SPREAD_MS ** 2 + (LENGTH_SPREAD_SHARE * lengthMs) ** 2);
  const mostMs = lengthMs * LONGEST_STRETCH + LONGEST_STRETCH_MS;
  const starts = startCosts(previous, step);
  for (let end = band.lo; end <= band.hi; end += 1) {
    const sofarMs = at(sums.expectedMs, end);
    const fixed = end === 0 ? 0 : at(sums.inside, end - 1) + arrivalCost(step.words[end - 1], island.endMs);
    let best = Number.POSITIVE_INFINITY;
    let bestFirst = 0;
    for (let first = Math.min(end, previous.lo + starts.length - 1); first >= previous.lo; first -= 1) {
      const wordsMs = sofarMs - at(sums.expectedMs, first);
      if (wordsMs > mostMs) break;
      const off = wordsMs - lengthMs;
      const cost =
        (off * off) / spread +
        (first === end
          ? at(previous.costs, first - previous.lo) + NO_WORD
          : at(starts, first - previous.lo) + fixed);
      if (cost < best) {
        best = cost;
        bestFirst = first;
      }
    }
    row.costs[end - band.lo] = best;
    row.before[end - band.lo] = bestFirst;
  }
  return row;
}

/**
 * What it cost to come to each number of words before the island, with the pause before it and less the sums
 * inside up to there.
 */
function startCosts(previous: Row, { words, sums, pauseMs }: Step): Float64Array {
  const unmarked = pauseMs === null ? 0 : UNMARKED_PAUSE * Math.min(1.6, 0.5 + pauseMs / 400);
  const clause = pauseMs === null ? 0 : CLAUSE_PAUSE;
  return previous.costs.map((cost, index) => {
    const ending = words[previous.lo + index - 1]?.ending ?? 'sentence';
    const pause = ending === 'sentence' ? 0 : ending === 'clause' ? clause : unmarked;
    return cost + pause - at(sums.inside, previous.lo + index);
  });
}

function arrivalCost(last: Spoken | undefined, islandEndMs: number): number {
  if (last === undefined || last.arrivedMs === null) return 0;
  return Math.min(MOST_ARRIVAL_COST, (last.arrivedMs - islandEndMs) ** 2 / (2 * ARRIVAL_SPREAD_MS ** 2));
}

/** Running sums; entry i is the sum over the first i words. */
interface Sums {
  readonly expectedMs: Float64Array;
  /** Cost of sentence and clause ends that get no pause. */
  readonly inside: Float64Array;
}

function sumsOf(words: readonly Spoken[]): Sums {
  const expectedMs = new Float64Array(words.length + 1);
  const inside = new Float64Array(words.length + 1);
  for (const [index, word] of words.entries()) {
    expectedMs[index + 1] = at(expectedMs, index) + word.expectedMs;
    const cost =
      word.ending === 'sentence'
        ? SENTENCE_WITHOUT_PAUSE
        : word.ending === 'clause'
          ? CLAUSE_WITHOUT_PAUSE
          : 0;
    inside[index + 1] = at(inside, index) + cost;
  }
  return { expectedMs, inside };
}

/**
 * Which numbers of words are worth considering by the time this much speech was heard; the last island takes
 * all that are left.
 */
function bandOf({ expectedMs }: Sums, heardMs: number, isLast: boolean): { lo: number; hi: number } {
  const count = expectedMs.length - 1;
  return {
    lo: isLast ? count : firstAbove(expectedMs, heardMs - BAND_MS),
    hi: isLast ? count : firstAbove(expectedMs, heardMs + BAND_MS),
  };
}

/** Index of the first sum that reaches the value, or the last index. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sums, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

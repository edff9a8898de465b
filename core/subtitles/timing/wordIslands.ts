/**
 * Which words of an utterance were said in which island of speech: the cheapest path through all ways to
 * divide them, found as Viterbi does, one island a stage. It places no word inside an island.
 */
import type { Island } from '../../audio/islands.ts';
import { firstReaching, valueAt } from '../sums.ts';

/** What is asked of a word. */
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
 * Words and islands that lie further apart than this on their own scales are not compared: keeps long ones
 * linear.
 */
const BAND_MS = 8_000;

/** Numbers of words worth considering by the end of an island. */
interface Band {
  readonly least: number;
  readonly most: number;
}

/** For each number of words from `least` on, the cheapest way to have said them by the end of an island. */
interface Stage {
  readonly least: number;
  readonly costs: Float64Array;
  /** How many of them had been said before that island. */
  readonly before: Int32Array;
}

/**
 * For each island, how many words had been said by its end. Null when no division fits. Time grows with
 * islands times the words within the band around each; the first island may be empty like any other.
 */
export function divideWords(words: readonly Spoken[], islands: readonly Island[]): readonly number[] | null {
  const sums = sumsOf(words);
  const stages: Stage[] = [{ least: 0, costs: new Float64Array([0]), before: new Int32Array(1) }];
  let heardMs = 0;
  for (const [index, island] of islands.entries()) {
    heardMs += island.endMs - island.startMs;
    const previous = stages[index];
    if (previous === undefined) return null;
    const pauseMs = index === 0 ? null : island.startMs - (islands[index - 1]?.endMs ?? 0);
    const band = bandOf(sums, heardMs, index === islands.length - 1);
    stages.push(nextStage(previous, band, { words, sums, island, pauseMs }));
  }
  return backtrack(stages, words.length);
}

function backtrack(stages: readonly Stage[], count: number): readonly number[] | null {
  const said: number[] = [];
  let words = count;
  for (const { least, costs, before } of stages.toReversed().slice(0, -1)) {
    if (!Number.isFinite(costs[words - least])) return null;
    said.push(words);
    words = before[words - least] ?? 0;
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

function nextStage(previous: Stage, { least, most }: Band, step: Step): Stage {
  const { sums, island } = step;
  const costs = new Float64Array(most - least + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(most - least + 1);
  const lengthMs = island.endMs - island.startMs;
  const spread = 2 * (LENGTH_SPREAD_MS ** 2 + (LENGTH_SPREAD_SHARE * lengthMs) ** 2);
  const mostMs = lengthMs * LONGEST_STRETCH + LONGEST_STRETCH_MS;
  const starts = startCosts(previous, step);
  for (let end = least; end <= most; end += 1) {
    const sofarMs = valueAt(sums.expectedMs, end);
    const fixed =
      end === 0 ? 0 : valueAt(sums.inside, end - 1) + arrivalCost(step.words[end - 1], island.endMs);
    for (let first = Math.min(end, previous.least + starts.length - 1); first >= previous.least; first -= 1) {
      const wordsMs = sofarMs - valueAt(sums.expectedMs, first);
      if (wordsMs > mostMs) break;
      const counted = first - previous.least;
      const said =
        first === end ? valueAt(previous.costs, counted) + NO_WORD : valueAt(starts, counted) + fixed;
      const cost = (wordsMs - lengthMs) ** 2 / spread + said;
      if (cost >= valueAt(costs, end - least)) continue;
      costs[end - least] = cost;
      before[end - least] = first;
    }
  }
  return { least, costs, before };
}

/**
 * What it cost to come to each number of words before the island, with the pause before it and less the sums
 * inside up to there.
 */
function startCosts(previous: Stage, { words, sums, pauseMs }: Step): Float64Array {
  const unmarked = pauseMs === null ? 0 : UNMARKED_PAUSE * Math.min(1.6, 0.5 + pauseMs / 400);
  const clause = pauseMs === null ? 0 : CLAUSE_PAUSE;
  return previous.costs.map((cost, index) => {
    const ending = words[previous.least + index - 1]?.ending ?? 'sentence';
    const pause = ending === 'sentence' ? 0 : ending === 'clause' ? clause : unmarked;
    return cost + pause - valueAt(sums.inside, previous.least + index);
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
    expectedMs[index + 1] = valueAt(expectedMs, index) + word.expectedMs;
    const cost =
      word.ending === 'sentence'
        ? SENTENCE_WITHOUT_PAUSE
        : word.ending === 'clause'
          ? CLAUSE_WITHOUT_PAUSE
          : 0;
    inside[index + 1] = valueAt(inside, index) + cost;
  }
  return { expectedMs, inside };
}

/**
 * By the time this much speech was heard; the last island takes all words that are left.
 */
function bandOf({ expectedMs }: Sums, heardMs: number, isLast: boolean): Band {
  const count = expectedMs.length - 1;
  if (isLast) return { least: count, most: count };
  return {
    least: firstReaching(expectedMs, heardMs - BAND_MS),
    most: firstReaching(expectedMs, heardMs + BAND_MS),
  };
}

/**
 * When the words of a turn may be told: at once where the stream has been understood, and where it has not, only after
 * enough of them is likely to be of the model's language. What was told is never taken back, what waits is not lost.
 */
import { isTurnUnderstood } from './guards.ts';
import { meanLogProb, type TimedWord } from './words.ts';

/**
 * How much a stream is doubted: 0 once a turn was surely understood, 1 at its beginning and after a turn that was not
 * understood, more after several in a row.
 */
export type Doubt = number;

const FIRST_DOUBT: Doubt = 1;

interface Bar {
  /** Tokens that a turn must have, and their least mean log-probability. */
  readonly tokens: number;
  readonly logProb: number;
}

/** A turn that takes all doubt away. */
const SURE: Bar = { tokens: 5, logProb: -0.3 };

/** What proves a turn that has only begun, at each doubt; one of them is enough. */
const PROVEN_BY: readonly (readonly Bar[])[] = [
  [{ tokens: 0, logProb: Number.NEGATIVE_INFINITY }],
  [
    { tokens: 2, logProb: -0.25 },
    { tokens: 3, logProb: -0.4 },
  ],
  [
    { tokens: 6, logProb: -0.2 },
    { tokens: 10, logProb: -0.3 },
  ],
];
const MOST_DOUBT: Doubt = PROVEN_BY.length - 1;

/**
 * After several turns that were not understood, a long turn must be surer than others. Of 102 English turns, a third of them
 * under noise as loud as they at 10 dB, the lowest was -0.38; short ones are lower now and then.
 */
const LONG_IN_DOUBT: Bar = { tokens: 10, logProb: -0.4 };

const passes = (words: readonly TimedWord[], bar: Bar): boolean => {
  const tokens = words.flatMap((word) => word.tokens);
  return tokens.length >= bar.tokens && meanLogProb(tokens) >= bar.logProb;
};

/** Whether the words of a turn so far may be told while it goes on. */
export const isProven = (doubt: Doubt, words: readonly TimedWord[]): boolean =>
  (PROVEN_BY[doubt] ?? []).some((bar) => passes(words, bar));

/** Whether a whole turn is of the model's language. */
export function isBelieved(doubt: Doubt, words: readonly TimedWord[]): boolean {
  const isShort = words.flatMap(({ tokens }) => tokens).length < LONG_IN_DOUBT.tokens;
  return isTurnUnderstood(words) && (doubt < MOST_DOUBT || isShort || passes(words, LONG_IN_DOUBT));
}

/** The doubt after a turn; one without words says nothing. */
export function doubtAfter(doubt: Doubt, words: readonly TimedWord[], isUnderstood: boolean): Doubt {
  if (words.length === 0) return doubt;
  if (!isUnderstood) return Math.min(MOST_DOUBT, doubt + 1);
  return passes(words, SURE) ? 0 : doubt;
}

export interface Proof<Told extends { readonly startMs: number }> {
  /**
   * Gives those words that may be told now, in order: `told` itself, behind those that waited, or nothing.
   * @param words the whole turn's, as they were read last.
   */
  take(told: readonly Told[], words: readonly TimedWord[]): readonly Told[];
  /**
   * Gives what waited in a turn that is understood and has words. Of another, what lies before its end is never told.
   * @param words of the turn's last reading.
   */
  endTurn(
    words: readonly TimedWord[],
    endMs: number,
  ): { readonly isUnderstood: boolean; readonly told: readonly Told[] };
}

export function createProof<Told extends { readonly startMs: number }>(): Proof<Told> {
  let doubt = FIRST_DOUBT;
  let isGiven = false;
  let waiting: readonly Told[] = [];
  return {
    take(told, words) {
      waiting = [...waiting, ...told];
      isGiven ||= isProven(doubt, words);
      if (!isGiven) return [];
      const now = waiting;
      waiting = [];
      return now;
    },
    endTurn(words, endMs) {
      const isUnderstood = isBelieved(doubt, words);
      const isSaid = isUnderstood && words.length > 0;
      const told = isSaid ? waiting : [];
      waiting = isSaid ? [] : waiting.filter(({ startMs }) => startMs >= endMs);
      doubt = doubtAfter(doubt, words, isUnderstood);
      isGiven = false;
      return { isUnderstood, told };
    },
  };
}

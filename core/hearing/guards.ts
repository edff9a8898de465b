/** Where a model stops listening and begins to make things up. Each guard says how many words may be believed. */
import { meanLogProb, type TimedWord } from './words.ts';

/** A loop gives the same word over and over in no time; people need longer even for "no no no". */
const REPEATS = 3;
const REPEATS_WITHIN_MS = 250;

/** Digits are tokens of their own, and numbers repeat them: 555, 2000, 1000000. A loop goes on for longer. */
const DIGIT_REPEATS = 10;
const HAS_DIGIT_AGAIN = /(\d)\1\1/u;

/** Words closer than this to the one before have no sound of their own. One and a half of the model's frames. */
const ANTICIPATED_MS = 36;

/**
 * Below this mean log-probability the sound was not the model's language: English read aloud is above -0.6 even
 * under noise as loud as it at 10 dB, French and backwards English below -0.7.
 */
const LEAST_LOG_PROB = -0.65;

/**
 * The same of a whole turn, which is surer: of 102 English turns, a third of them under noise as loud as it at 10 dB, the
 * lowest was -0.38; of words of French, Spanish and Italian in the saved text two thirds to all are gone at -0.5.
 */
const LEAST_TURN_LOG_PROB = -0.5;

const isAbove = (words: readonly TimedWord[], least: number): boolean =>
  meanLogProb(words.flatMap(({ tokens }) => tokens)) >= least;

export const isUnderstood = (words: readonly TimedWord[]): boolean => isAbove(words, LEAST_LOG_PROB);
export const isTurnUnderstood = (words: readonly TimedWord[]): boolean => isAbove(words, LEAST_TURN_LOG_PROB);

/**
 * A lone word that is improbable, of so little speech, is made of music: of 53 prompts of up to five words the one with the
 * least speech had 320 ms of it, and the single word that five pieces of music gave had 160 ms and -0.48.
 */
const FAINT_MS = 256;
const FAINT_LOG_PROB = -0.3;

/** @param speechMs how much of the turn the detector took for speech. */
export const isFaint = (words: readonly TimedWord[], speechMs: number): boolean =>
  words.length === 1 && speechMs < FAINT_MS && !isAbove(words, FAINT_LOG_PROB);

/** The words before the model began to repeat itself: a word again and again, or a piece within a word. */
export function beforeLoop(words: readonly TimedWord[]): readonly TimedWord[] {
  const at = words.findIndex((word, index) => {
    const last = words[index + REPEATS - 1];
    const run = words.slice(index, index + REPEATS);
    const again =
      last !== undefined &&
      run.every(({ letters }) => letters === word.letters) &&
      last.endMs - word.endMs <= REPEATS_WITHIN_MS;
    return again || stutters(word) || isWithoutSound(words, index);
  });
  return at === -1 ? words : words.slice(0, at);
}

function stutters({ text, tokens }: TimedWord): boolean {
  const repeats = HAS_DIGIT_AGAIN.test(text) ? DIGIT_REPEATS : REPEATS;
  return tokens.some(
    ({ id }, index) =>
      index + repeats <= tokens.length &&
      tokens.slice(index, index + repeats).every((next) => next.id === id),
  );
}

/** From here on so many words in a row end at the same moment, as when a model writes on after the sound. */
function isWithoutSound(words: readonly TimedWord[], index: number): boolean {
  return (
    index > 0 &&
    index + REPEATS <= words.length &&
    words.slice(index, index + REPEATS).every((_, offset) => isAnticipated(words, index + offset))
  );
}

/** A short word may get one frame only; guesses come several in a row, or in the sound that is new. */
const NEW_MS = 500;

/**
 * The words before the first that was written before it was said. While sound goes on such words are only guesses.
 * @param lengthMs how much sound was read.
 */
export function beforeGuess(words: readonly TimedWord[], lengthMs: number): readonly TimedWord[] {
  const at = words.findIndex(
    ({ endMs }, index) =>
      isAnticipated(words, index) && (endMs > lengthMs - NEW_MS || isAnticipated(words, index + 1)),
  );
  return at === -1 ? words : words.slice(0, at);
}

function isAnticipated(words: readonly TimedWord[], index: number): boolean {
  const [before, word] = [words[index - 1], words[index]];
  return before !== undefined && word !== undefined && word.endMs - before.endMs < ANTICIPATED_MS;
}

/** Where words of the microphone follow those of the far side, in order and at their time: a local alignment. It judges none. */
import { endingOf } from '../text/punctuation.ts';
import { bareOf } from '../text/words.ts';
import { likeness } from './likeness.ts';
import type { SpannedWord } from './wordSpans.ts';

/** Words of both that say the same, each from its index on; one may be written as two. */
export interface Pair {
  readonly mic: number;
  readonly micCount: number;
  readonly far: number;
  readonly farCount: number;
  /** Spelled alike but for a letter or so. Otherwise it only sounds like it. */
  readonly isSure: boolean;
}

/**
 * Sound takes 3 to 500 ms from the speakers through the room, the echo canceller and the two captures; the clocks of
 * the lanes agree within 60 ms.
 */
const EARLIEST_MS = -60;
const LATEST_MS = 560;

/** "weather" for "whether"; but not "not" for "cost". */
const LEAST_LIKENESS = 0.6;
const SURE_LIKENESS = 0.75;

/** A word that only sounds like it is half a hint. What the microphone did not hear costs little, what only it heard much. */
const SURE_SCORE = 1;
const ALIKE_SCORE = 0.6;
const MIC_ONLY_SCORE = -0.8;
const FAR_ONLY_SCORE = -0.25;
/** Of two words that are the same, that which is in time: a millisecond weighs so much. */
const OUT_OF_TIME_SCORE = -0.000_2;

/** mic and far words of each move; [0, 0] ends the alignment. */
const MOVES = [
  [0, 0],
  [1, 1],
  [2, 1],
  [1, 2],
  [1, 0],
  [0, 1],
] as const;

/** The best alignment of the two, in order; empty where no word is the same. */
export function align(mic: readonly SpannedWord[], far: readonly SpannedWord[]): readonly Pair[] {
  let pairs = bestPairs(mic, far);
  for (let before = -1; before !== pairs.length; ) {
    before = pairs.length;
    pairs = pairs.filter((_pair, index) => !isChance(pairs, index, mic.length));
  }
  return pairs;
}

/**
 * A pair that stands alone among words of the microphone only, in the midst or at an end, is a word that both sides
 * happened to use.
 */
function isChance(pairs: readonly Pair[], index: number, micWords: number): boolean {
  const [before, pair, after] = [pairs[index - 1], pairs[index], pairs[index + 1]];
  if (pair === undefined) return false;
  const follows = before !== undefined && before.mic + before.micCount === pair.mic;
  const goesOn = after !== undefined && pair.mic + pair.micCount === after.mic;
  if (before !== undefined && after !== undefined) return !follows && !goesOn;
  // At an end of the alignment: beside own words it has to be the very next word that was said.
  const isFirst = before === undefined;
  const [one, other] = isFirst ? [pair, after] : [before, pair];
  const isAtEdge = isFirst ? pair.mic === 0 : pair.mic + pair.micCount === micWords;
  const isNext = other !== undefined && one !== undefined && one.far + one.farCount === other.far;
  return !isAtEdge && !(isNext && (isFirst ? goesOn : follows));
}

function bestPairs(mic: readonly SpannedWord[], far: readonly SpannedWord[]): readonly Pair[] {
  const micLetters = mic.map(({ text }) => bareOf(text));
  const farLetters = far.map(({ text }) => bareOf(text));
  const width = far.length + 1;
  const scores = new Float64Array((mic.length + 1) * width);
  const moves = new Uint8Array(scores.length);
  const pairScore = (toMic: number, toFar: number, [micCount, farCount]: readonly [number, number]) => {
    if (micCount > toMic || farCount > toFar) return 0;
    const [one, other] = [mic[toMic - micCount], far[toFar - farCount]];
    if (one === undefined || other === undefined || !isInTime(one, other)) return 0;
    const [said, heard] = [
      lettersOf(micLetters, toMic - micCount, toMic),
      lettersOf(farLetters, toFar - farCount, toFar),
    ];
    return pairScoreOf(said, heard, { one, other, isSingle: micCount === farCount }) * micCount;
  };
  let best = 0;
  for (let toMic = 1; toMic <= mic.length; toMic += 1)
    for (let toFar = 1; toFar <= far.length; toFar += 1) {
      const at = toMic * width + toFar;
      for (const [move, counts] of MOVES.entries()) {
        const [micCount, farCount] = counts;
        const gain =
          farCount === 0 ? MIC_ONLY_SCORE : micCount === 0 ? FAR_ONLY_SCORE : pairScore(toMic, toFar, counts);
        if (move === 0 || (gain === 0 && move < 4)) continue;
        const score = (scores[at - micCount * width - farCount] ?? 0) + gain;
        if (score <= (scores[at] ?? 0)) continue;
        scores[at] = score;
        moves[at] = move;
      }
      if ((scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
    }
  return pairsTo(best, moves, width, (pair) => isSure(micLetters, farLetters, pair));
}

function pairsTo(
  best: number,
  moves: Uint8Array,
  width: number,
  sure: (pair: Omit<Pair, 'isSure'>) => boolean,
): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = best; moves[at] !== 0 && moves[at] !== undefined; ) {
    const [micCount, farCount] = MOVES[moves[at] ?? 0] ?? MOVES[0];
    at -= micCount * width + farCount;
    const pair = { mic: Math.floor(at / width), micCount, far: at % width, farCount };
    if (micCount > 0 && farCount > 0) pairs.unshift({ ...pair, isSure: sure(pair) });
  }
  return pairs;
}

const isSure = (mic: readonly string[], far: readonly string[], pair: Omit<Pair, 'isSure'>): boolean =>
  likeness(
    lettersOf(mic, pair.mic, pair.mic + pair.micCount),
    lettersOf(far, pair.far, pair.far + pair.farCount),
  ) >= SURE_LIKENESS;

const lettersOf = (words: readonly string[], from: number, to: number): string =>
  words.slice(from, to).join('');

interface Compared {
  readonly one: SpannedWord;
  readonly other: SpannedWord;
  readonly isSingle: boolean;
}

/** Of letters without case and punctuation. Two words as one have all its letters: "anything no" is not "anything". */
function pairScoreOf(said: string, heard: string, { one, other, isSingle }: Compared): number {
  const early = OUT_OF_TIME_SCORE * outOfTimeMs(one.startMs - other.startMs);
  if (said === heard) return SURE_SCORE + early;
  // Only one of them ends a sentence: "than" is no "that."
  if (!isSingle || endsSentence(one.text) !== endsSentence(other.text)) return 0;
  const alike = likeness(said, heard);
  if (alike < LEAST_LIKENESS) return 0;
  return (alike >= SURE_LIKENESS ? SURE_SCORE : ALIKE_SCORE) + early;
}

/** By how much it is earlier or later than an echo can be. */
export const outOfTimeMs = (lateMs: number): number =>
  Math.abs(lateMs - Math.min(LATEST_MS, Math.max(EARLIEST_MS, lateMs)));

export const endsSentence = (word: string): boolean => endingOf(word, null) === 'sentence';

/** Whether one may be the echo of the other, as well as their times are known. */
export function isInTime(mic: SpannedWord, far: SpannedWord): boolean {
  return outOfTimeMs(mic.startMs - far.startMs) <= mic.marginMs + far.marginMs;
}

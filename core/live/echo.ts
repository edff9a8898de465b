/** Which words of the microphone's line are the far side's, heard from the speakers, and the line without them. Keeps nothing. */
import type { Span } from '../base/span.ts';
import { bareOf } from '../text/words.ts';
import { weightOf } from '../text/wordWeight.ts';
import { align, endsSentence, isInTime, outOfTimeMs, type Pair } from './echoAlignment.ts';
import { likeness } from './likeness.ts';
import type { SpannedWord } from './wordSpans.ts';

/**
 * Fewer words, fewer of them alike, or less of the shorter at one time is no proof: short answers are said by both
 * sides. Source: what other programs with a text rule came to.
 */
export const LEAST_WORDS = 4;
const LEAST_SHARE = 0.8;
const LEAST_OVERLAP = 0.5;

const UPPER_FIRST = /^\p{Lu}/u;

/** Misheard words still sound like what was said. */
const LEAST_LIKENESS = 0.5;

/** For each word of the microphone whether it is an echo. Both sides in spoken order. */
export function echoedWords(mic: readonly SpannedWord[], far: readonly SpannedWord[]): readonly boolean[] {
  const none = mic.map(() => false);
  if (mic.length < LEAST_WORDS || far.length < LEAST_WORDS) return none;
  const pairs = withoutAnswer(align(mic, far), mic, far);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (first === undefined || last === undefined) return none;
  const run = runOf(pairs, mic, far);
  const [micEnd, farEnd] = [last.mic + last.micCount, last.far + last.farCount];
  const [before, after] = [mic.slice(0, first.mic), mic.slice(micEnd)];
  const isEcho = run.includes(true);
  return [
    ...(isEcho && isMisheardEdge(before, far[first.far - 1])
      ? [true]
      : echoedWords(before, far.slice(0, first.far))),
    ...run,
    ...(isEcho && isMisheardEdge(after, far[farEnd]) ? [true] : echoedWords(after, far.slice(farEnd))),
  ];
}

/** Who answers may begin with the word that the far side says next. */
function withoutAnswer(
  pairs: readonly Pair[],
  mic: readonly SpannedWord[],
  far: readonly SpannedWord[],
): readonly Pair[] {
  const last = pairs.at(-1);
  const [word, said] = [mic[last?.mic ?? 0], far[last?.far ?? 0]];
  if (last === undefined || word === undefined || said === undefined) return pairs;
  return last.mic + last.micCount < mic.length && beginsSentence(word, said) ? pairs.slice(0, -1) : pairs;
}

/** One word is left at an end, and sounds like what the far side says there. */
function isMisheardEdge(left: readonly SpannedWord[], said: SpannedWord | undefined): boolean {
  const [word] = left;
  if (word === undefined || said === undefined || left.length > 1 || !isInTime(word, said)) return false;
  return likeness(bareOf(word.text), bareOf(said.text)) >= LEAST_LIKENESS;
}

/** The words from the first pair to the last; what only the microphone heard between them stays, unless it was misheard. */
function runOf(
  pairs: readonly Pair[],
  mic: readonly SpannedWord[],
  far: readonly SpannedWord[],
): readonly boolean[] {
  const [first, last] = [pairs[0] as Pair, pairs.at(-1) as Pair];
  const run: boolean[] = Array.from({ length: last.mic + last.micCount - first.mic }, () => false);
  let unlike = 0;
  let unheard = 0;
  let alike = 0;
  let sure = 0;
  for (const [index, pair] of pairs.entries()) {
    const before = pairs[index - 1] ?? pair;
    const [fromMic, fromFar] = [before.mic + before.micCount, before.far + before.farCount];
    const between = index === 0 ? [] : mic.slice(fromMic, pair.mic);
    if (isMisheard(between, far.slice(fromFar, pair.far))) {
      run.fill(true, fromMic - first.mic, pair.mic - first.mic);
      unlike += weigh(between);
    }
    run.fill(true, pair.mic - first.mic, pair.mic + pair.micCount - first.mic);
    alike += weigh(mic.slice(pair.mic, pair.mic + pair.micCount));
    unheard += weigh(far.slice(fromFar, pair.far));
    sure += pair.isSure ? pair.micCount : 0;
  }
  const shorter = alike + Math.min(unlike, unheard);
  const isEcho = sure >= LEAST_WORDS && alike >= LEAST_SHARE * shorter && isAtOneTime(pairs, mic, far);
  return isEcho ? run : run.map(() => false);
}

/** How long they take to say: a short word more or less is no other text. */
const weigh = (words: readonly SpannedWord[]): number =>
  words.reduce((sum, { text }) => sum + weightOf(text), 0);

/** One word within an echo, unless it is a sentence; more only where they sound like what was said. */
function isMisheard(between: readonly SpannedWord[], said: readonly SpannedWord[]): boolean {
  if (between.some(({ text }) => endsSentence(text))) return false;
  if (between.length < 2) return true;
  const letters = (words: readonly SpannedWord[]) => words.map(({ text }) => bareOf(text)).join('');
  return likeness(letters(between), letters(said)) >= LEAST_LIKENESS;
}

/** Whether it is written as the first word of a sentence, where theirs is not: it is the first of an answer. */
const beginsSentence = (word: SpannedWord, said: SpannedWord): boolean =>
  UPPER_FIRST.test(word.text) && !UPPER_FIRST.test(said.text);

/** Less what an echo may be late, both lie over half of the shorter. Who repeats another begins after them. */
function isAtOneTime(
  pairs: readonly Pair[],
  mic: readonly SpannedWord[],
  far: readonly SpannedWord[],
): boolean {
  const [first, last] = [pairs[0] as Pair, pairs.at(-1) as Pair];
  const span = (words: readonly SpannedWord[], from: number, to: number): Span => ({
    startMs: words[from]?.startMs ?? 0,
    endMs: words[to]?.endMs ?? 0,
  });
  const here = span(mic, first.mic, last.mic + last.micCount - 1);
  const there = span(far, first.far, last.far + last.farCount - 1);
  const lateMs = (here.startMs - there.startMs + here.endMs - there.endMs) / 2;
  const shorterMs = Math.min(here.endMs - here.startMs, there.endMs - there.startMs);
  const marginMs = (mic[first.mic]?.marginMs ?? 0) + (far[first.far]?.marginMs ?? 0);
  const mostMs = Math.min(marginMs, LEAST_OVERLAP * shorterMs);
  return here.startMs < there.endMs && outOfTimeMs(lateMs) <= mostMs;
}

/**
 * Which words of a text an engine has timed, and what is made of those times: words that the text has otherwise, or in
 * addition, have none. It knows no islands.
 */
import type { Span } from '../../base/span.ts';
import { sayTheSame, type Word, wordsOf } from '../../text/words.ts';
import type { SaidWord } from '../../transcript/transcript.ts';

/** How many words a text may lack or add in one place. */
const MOST_APART = 8;

/** Words are where their turn is: two detectors hear its edges this much apart. */
const OUTSIDE_MS = 500;

/** For each word of a text when it was said; null where the engine wrote no such word. Never backwards. */
export function saidTimes(
  words: readonly Word[],
  said: readonly SaidWord[],
  turn: Span,
): readonly (Span | null)[] {
  const timed = said.flatMap(parted).filter(({ startMs, endMs }) => isWithin({ startMs, endMs }, turn));
  let next = 0;
  let reachedMs = Number.NEGATIVE_INFINITY;
  return words.map((_word, index) => {
    const found = nextAlike(words, index, timed, next);
    if (found === null) return null;
    next = found + 1;
    const { startMs, endMs } = timed[found] ?? turn;
    const fromMs = Math.max(startMs, reachedMs);
    reachedMs = Math.max(fromMs, endMs);
    return { startMs: fromMs, endMs: reachedMs };
  });
}

type Timed = Span & { readonly text: string };

/** What the one tokeniser makes of a word that was timed: its parts share its time. */
function parted([text, startMs, endMs]: SaidWord): readonly Timed[] {
  const parts = wordsOf(text);
  const stepMs = (endMs - startMs) / Math.max(1, parts.length);
  return parts.map((part, index) => ({
    text: part.text,
    startMs: startMs + index * stepMs,
    endMs: startMs + (index + 1) * stepMs,
  }));
}

const isWithin = ({ startMs, endMs }: Span, turn: Span): boolean =>
  endMs > turn.startMs - OUTSIDE_MS && startMs < turn.endMs + OUTSIDE_MS;

/**
 * The timed word that a word of the text is: the next one alike, unless a later word of the text is found nearer,
 * which means that this one was added.
 */
function nextAlike(
  words: readonly Word[],
  index: number,
  timed: readonly Timed[],
  next: number,
): number | null {
  const ahead = (word: Word | undefined) => {
    const window = timed.slice(next, next + MOST_APART + 1);
    return word === undefined ? -1 : window.findIndex(({ text }) => sayTheSame(text, word.text));
  };
  const own = ahead(words[index]);
  if (own === -1) return null;
  for (let later = 1; later < own; later += 1) {
    const other = ahead(words[index + later]);
    if (other !== -1 && other + later < own) return null;
  }
  return next + own;
}

/** Whether the times are of this text, rather than of another. */
export const isMostlySaid = (times: readonly (Span | null)[]): boolean =>
  times.filter((time) => time !== null).length * 2 > times.length;

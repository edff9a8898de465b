/** Which words of a line were put in the place of which: what a person corrected. It changes no text. */
import { bareOf, bareText, joinWords, wordsOf } from './words.ts';

/** Words as they were written, and as they are right; without the signs around them. */
export interface Correction {
  readonly wrong: string;
  readonly right: string;
}

/** A name or a term has no more words than this; what is longer is said otherwise, not corrected. */
const MOST_WORDS = 3;

/** null where more or less than one place was corrected, or only signs, capitals or numbers. */
export function correctionOf(before: string, after: string): Correction | null {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first]?.text === now[first]?.text) first += 1;
  let last = 0;
  const most = Math.min(old.length, now.length) - first;
  while (last < most && old.at(-1 - last)?.text === now.at(-1 - last)?.text) last += 1;
  const [removed, added] = [old.slice(first, old.length - last), now.slice(first, now.length - last)];
  if (removed.length === 0 || added.length === 0) return null;
  if (removed.length > MOST_WORDS || added.length > MOST_WORDS) return null;
  const [wrong, right] = [removed, added].map((words) => bareText(joinWords(words)));
  if (wrong === undefined || right === undefined || wrong === '' || !/\p{L}.*\p{L}/u.test(right)) return null;
  return bareOf(wrong) === bareOf(right) ? null : { wrong, right };
}

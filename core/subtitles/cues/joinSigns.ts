/** Joins words that are only signs to the words they belong to, so that no cue or line shows a sign alone. Drops none. */

import { saysAnything } from '../../text/spoken.ts';
import { belongTogether } from '../../text/together.ts';
import type { TimedWord } from '../../text/words.ts';

/** Brackets, quotes and currencies open what follows: Unicode's categories Ps, Pi and Sc, and what has none of its own. */
const OPENS = /[\p{Ps}\p{Pi}\p{Sc}¿¡#&@§]$/u;

/** The same text; a sign takes no time of its own, since nobody says it. A text of signs alone stays as it is. */
export function joinSigns(words: readonly TimedWord[]): readonly TimedWord[] {
  if (words.every(({ text }) => saysAnything(text))) return words;
  const joined: TimedWord[] = [];
  /** Signs that wait for the word that they open. */
  let waiting: readonly TimedWord[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (saysAnything(word.text)) {
      joined.push(together([...waiting, word], word));
      waiting = [];
    } else if (last === undefined || waiting.length > 0 || opensNext(last, word))
      waiting = [...waiting, word];
    else joined[joined.length - 1] = together([last, word], last);
  }
  const last = joined.at(-1);
  if (last === undefined || waiting.length === 0) return last === undefined ? words : joined;
  return joined.with(-1, together([last, ...waiting], last));
}

const opensNext = (last: TimedWord, sign: TimedWord): boolean =>
  OPENS.test(sign.text) && !belongTogether(last.text, sign.text);

/** The words as one, said when `spoken` is. */
function together(words: readonly TimedWord[], spoken: TimedWord): TimedWord {
  const text = words.map((word, index) => `${index > 0 && word.spaceBefore ? ' ' : ''}${word.text}`).join('');
  return { ...spoken, text, spaceBefore: words[0]?.spaceBefore ?? spoken.spaceBefore };
}

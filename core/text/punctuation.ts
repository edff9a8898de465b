/**
 * What a word's last signs say about the text after it: a sentence ends, a clause ends, or neither. It weighs
 * nothing.
 */
import { abbreviationOf } from './abbreviations.ts';
import { opensSentence } from './small/functionWords.ts';

export type Ending = 'sentence' | 'clause' | 'none';

/** Most words: a quick answer for them. */
const LETTER_LAST = /[A-Za-z]$/;
const SENTENCE = /[\p{Sentence_Terminal}…｡]["'”’»›)\]」』）】]*$/u;
const CLAUSE = /[\p{Terminal_Punctuation}–—]["'”’»›)\]」』）】]*$/u;
const LOWER_START = /^["'“‘«‹([¿¡]*\p{Ll}/u;
const DIGIT_START = /^["'“‘«‹([]*\p{Nd}/u;

/**
 * `next` is the text of the following word, null at the end of the turn, where any stop ends the sentence.
 */
export function endingOf(word: string, next: string | null): Ending {
  if (LETTER_LAST.test(word)) return 'none';
  if (!SENTENCE.test(word)) return CLAUSE.test(word) ? 'clause' : 'none';
  if (next === null || !word.includes('.')) return 'sentence';
  return LOWER_START.test(next) || goesOn(word, next) ? 'none' : 'sentence';
}

/** Whether a word is an abbreviation whose stop ends no sentence here. */
function goesOn(word: string, next: string): boolean {
  switch (abbreviationOf(word)) {
    case 'leading':
    case 'initial':
      return true;
    case 'numbered':
      return DIGIT_START.test(next);
    case 'trailing':
      return !opensSentence(next);
    case null:
      return false;
  }
}

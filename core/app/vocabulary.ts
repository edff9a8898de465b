/**
 * The vocabulary as a person writes it: one word or name per line. Says what is wrong with it; sends nothing.
 */
import { listedIn, shortened } from '../text/listed.ts';
import { KEYWORD_FORBIDDEN } from './hints.ts';

/** The limits of the settings. */
export const KEYWORD_LIMIT = { count: 100, characters: 100 } as const;

export type ReadKeywords =
  | { readonly kind: 'keywords'; readonly keywords: readonly string[] }
  | { readonly kind: 'refused'; readonly fault: KeywordFault };

/** What is wrong, with the word as short as a message can hold it. */
export type KeywordFault =
  | { readonly kind: 'forbidden' | 'tooLong'; readonly word: string }
  | { readonly kind: 'tooMany'; readonly count: number };

/** Blank lines are left out, and so is a word that was already there. */
export function readKeywords(text: string): ReadKeywords {
  const keywords = listedIn(text);
  const marked = keywords.find((word) => KEYWORD_FORBIDDEN.test(word));
  if (marked !== undefined) return refused({ kind: 'forbidden', word: shortened(marked) });
  const long = keywords.find((word) => word.length > KEYWORD_LIMIT.characters);
  if (long !== undefined) return refused({ kind: 'tooLong', word: shortened(long) });
  if (keywords.length > KEYWORD_LIMIT.count) {
    return refused({ kind: 'tooMany', count: keywords.length });
  }
  return { kind: 'keywords', keywords };
}

/** Whether a word can be added to the vocabulary, and is not in it. */
export const canAddKeyword = (keywords: readonly string[], word: string): boolean =>
  !keywords.includes(word) && readKeywords([...keywords, word].join('\n')).kind === 'keywords';

function refused(fault: KeywordFault): ReadKeywords {
  return { kind: 'refused', fault };
}

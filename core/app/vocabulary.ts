/**
 * The vocabulary as a person writes it: one word or name per line. Says what is wrong with it; sends nothing.
 */
import { KEYWORD_FORBIDDEN } from './hints.ts';

/** The limits of the settings. */
export const KEYWORD_LIMIT = { count: 100, characters: 100 } as const;

export type ReadKeywords =
  | { readonly kind: 'keywords'; readonly keywords: readonly string[] }
  /** One sentence for people. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Blank lines are left out, and so is a word that was already there. */
export function readKeywords(text: string): ReadKeywords {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
  const keywords = [...new Set(lines.filter((line) => line !== ''))];
  const marked = keywords.find((word) => KEYWORD_FORBIDDEN.test(word));
  if (marked !== undefined) return refused(`“${shortened(marked)}” may not contain < or >.`);
  const long = keywords.find((word) => word.length > KEYWORD_LIMIT.characters);
  if (long !== undefined)
    return refused(`“${shortened(long)}” is longer than ${KEYWORD_LIMIT.characters} characters.`);
  if (keywords.length > KEYWORD_LIMIT.count) {
    return refused(`There are ${keywords.length} entries; ${KEYWORD_LIMIT.count} is the most.`);
  }
  return { kind: 'keywords', keywords };
}

function refused(reason: string): ReadKeywords {
  return { kind: 'refused', reason };
}

function shortened(word: string): string {
  return word.length > 24 ? `${word.slice(0, 23)}…` : word;
}

/**
 * Words and phrases that are watched for in a text, by the rules of the search but whole: words in their order, in
 * scripts without blanks also inside of what stands there. It alerts nobody.
 */
import { type Hit, type Term, termsOf } from './search.ts';

export interface Phrase {
  /** As a person wrote it. */
  readonly phrase: string;
  readonly terms: readonly Term[];
}

export interface PhraseHit extends Hit {
  readonly phrase: string;
  /** It ends with the text, at a letter: with more letters it may turn out to be the beginning of another word. */
  readonly isOpen: boolean;
}

/** Null for what has nothing to look for, such as blanks and stops alone. */
export function phraseOf(phrase: string): Phrase | null {
  const terms = termsOf(phrase);
  return terms.length === 0 ? null : { phrase, terms };
}

/** What of a list can be looked for. */
export function phrasesOf(list: readonly string[]): readonly Phrase[] {
  return list.flatMap((phrase) => phraseOf(phrase) ?? []);
}

/** Where phrases stand in a text, in order and without overlaps: of several in one place the longest. */
export function phrasesIn(text: string, phrases: readonly Phrase[]): readonly PhraseHit[] {
  if (phrases.length === 0) return [];
  const terms = termsOf(text);
  const hits: PhraseHit[] = [];
  for (let at = 0; at < terms.length; ) {
    const longest = phrases
      .filter((phrase) => isAt(text, terms, at, phrase))
      .reduce<Phrase | null>(longerOf, null);
    const [first, last] = [terms[at], terms[at + (longest?.terms.length ?? 0) - 1]];
    if (longest === null || first === undefined || last === undefined) at += 1;
    else {
      const { startChar } = first;
      const { endChar } = last;
      const isOpen = !last.isSpaceless && endChar === text.length;
      hits.push({ phrase: longest.phrase, startChar, endChar, isOpen });
      at += longest.terms.length;
    }
  }
  return hits;
}

const longerOf = (longest: Phrase | null, phrase: Phrase): Phrase =>
  longest === null || phrase.terms.length > longest.terms.length ? phrase : longest;

function isAt(text: string, terms: readonly Term[], at: number, { terms: wanted }: Phrase): boolean {
  return wanted.every((term, index) => {
    const [found, next] = [terms[at + index], terms[at + index + 1]];
    if (found === undefined || found.isSpaceless !== term.isSpaceless) return false;
    if (found.letter !== term.letter) return false;
    // Letters that stand together in the phrase are parted by blanks in the text at most: は、い does not say はい.
    const isTied = term.text !== term.letter;
    return !isTied || (next !== undefined && isBlank(text.slice(found.endChar, next.startChar)));
  });
}

const isBlank = (between: string): boolean => between.trim() === '';

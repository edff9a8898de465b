/**
 * Text as it is looked for: the one form of words for the index and for what is asked, and where they stand in the
 * text that is shown. It knows no database.
 */

/**
 * A word of the index. In scripts that put no blanks between words each letter makes one, with the letter after it:
 * single letters would each be in every third line, and words cut by a dictionary are cut otherwise in what is asked.
 */
export interface Term {
  readonly text: string;
  /** The first letter of a pair; of anything else the whole. */
  readonly letter: string;
  /** Where it stands in the original text, in UTF-16 units; of a pair, its first letter. */
  readonly startChar: number;
  readonly endChar: number;
  /** Where the pair ends. */
  readonly pairEndChar: number;
  readonly isSpaceless: boolean;
}

/** One word that is asked for: terms that stand one after the other. The last of them may go on if `isPrefix`. */
export interface SearchWord {
  readonly terms: readonly string[];
  readonly isPrefix: boolean;
}

/** A place in a text where a word was found, in UTF-16 units. */
export interface Hit {
  readonly startChar: number;
  readonly endChar: number;
}

/** Letters with their marks, syllables of jamo, half-width kana with their voice marks; runs of ASCII, to be fast. */
const SIGNS =
  /[0-9A-Za-z]+(?![\p{M}])|[\u1100-\u115F][\u1160-\u11A7]+[\u11A8-\u11FF]*|\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/gu;
const ASCII = /^[0-9A-Za-z]+$/;
/** Accents and vowel points, which people leave out. Marks that make another letter (が, की) are not among them. */
const ACCENTS =
  /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]|[\u0483-\u0487]|[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]|[\u0610-\u061A\u064B-\u065F\u0670]/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Letters that Unicode does not take apart, as they are typed without a keyboard for them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
};
const UNPLAIN = /[æœøłđðþħ]/g;
const LETTER = /^[\p{L}\p{N}\p{M}]/u;
const SPACELESS =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Signs that are said or meant: C++, 50 %, #1, €. Stops, quotes and apostrophes only part words. */
const MEANT = /^[\p{Sm}\p{Sc}\p{So}#%&*@]/u;
/** From an ASCII sign to its full-width form, which no text has any more: the index drops ASCII signs. */
const TO_FULL_WIDTH = 0xfee0;

/** The terms of a text, for an index that parts them at blanks and knows their order. */
export function indexTerms(text: string): string {
  return termsOf(text)
    .map((term) => term.text)
    .join(' ');
}

/** What is asked for: every word must be found, in any order; the last one may go on. Empty when nothing is. */
export function searchWords(query: string): readonly SearchWord[] {
  const asked = query
    .split(/\s+/u)
    .map(termsOf)
    .filter((terms) => terms.length > 0);
  return asked.map((terms, index) => {
    const [last, before] = [terms.at(-1), terms.at(-2)];
    // The last letter is in the pair before it already, and in the text it may be followed by more.
    const isInPair = last?.isSpaceless === true && before?.pairEndChar === last.endChar;
    const kept = isInPair ? terms.slice(0, -1) : terms;
    const isPrefix = index === asked.length - 1 || (last?.isSpaceless === true && !isInPair);
    return { terms: kept.map((term) => term.text), isPrefix };
  });
}

/** Where the words are in a text, in order, those that touch as one. */
export function hitsIn(text: string, words: readonly SearchWord[]): readonly Hit[] {
  const terms = termsOf(text);
  const hits: Hit[] = [];
  for (const word of words)
    for (const at of terms.keys()) {
      if (!isAt(terms, at, word)) continue;
      const last = terms[at + word.terms.length - 1];
      const isPair = last?.text === word.terms.at(-1);
      hits.push({
        startChar: terms[at]?.startChar ?? 0,
        endChar: (isPair ? last?.pairEndChar : last?.endChar) ?? 0,
      });
    }
  hits.sort((one, other) => one.startChar - other.startChar);
  const merged: Hit[] = [];
  for (const hit of hits) {
    const last = merged.at(-1);
    if (last === undefined || hit.startChar > last.endChar) merged.push(hit);
    else merged[merged.length - 1] = { ...last, endChar: Math.max(last.endChar, hit.endChar) };
  }
  return merged;
}

function isAt(terms: readonly Term[], at: number, { terms: wanted, isPrefix }: SearchWord): boolean {
  return wanted.every((text, index) => {
    const term = terms[at + index]?.text;
    return isPrefix && index === wanted.length - 1 ? term?.startsWith(text) === true : term === text;
  });
}

/** The terms of a text, in order, each with its place. */
export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  let isOpen = false;
  const add = (piece: string, startChar: number, endChar: number) => {
    const last = terms.at(-1);
    const isSpaceless = SPACELESS.test(piece) && LETTER.test(piece);
    const term = { text: piece, letter: piece, startChar, endChar, pairEndChar: endChar, isSpaceless };
    if (isOpen && last !== undefined && last.isSpaceless === isSpaceless) {
      const joined = { ...last, text: last.text + piece, pairEndChar: endChar };
      terms[terms.length - 1] = isSpaceless ? joined : { ...joined, letter: joined.text, endChar };
      if (isSpaceless) terms.push(term);
    } else terms.push(term);
    isOpen = true;
  };
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    const end = index + sign.length;
    if (ASCII.test(sign)) add(sign.toLowerCase(), index, end);
    else
      for (const piece of plain(sign).match(SIGNS) ?? []) {
        if (LETTER.test(piece)) add(piece, index, end);
        else {
          isOpen = false;
          if (MEANT.test(piece)) terms.push(termOfSign(piece, index, end));
        }
      }
  }
  return terms;
}

function termOfSign(sign: string, startChar: number, endChar: number): Term {
  const code = sign.codePointAt(0) ?? 0;
  const text = code < 0x80 ? String.fromCodePoint(code + TO_FULL_WIDTH) : sign;
  return { text, letter: text, startChar, endChar, pairEndChar: endChar, isSpaceless: false };
}

/** Without case, accents, widths and what cannot be seen; composed. Upper case first, so that ß and ſ are s. */
function plain(sign: string): string {
  const bare = sign.normalize('NFKD').replace(ACCENTS, '').replace(INVISIBLE, '');
  const lower = bare.toUpperCase().toLowerCase().normalize('NFKD').replace(ACCENTS, '');
  return lower.replace(UNPLAIN, (letter) => PLAIN_LETTERS[letter] ?? letter).normalize('NFKC');
}

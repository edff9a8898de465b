/**
 * The one tokeniser: which words a text has, for screen, cues, files and search alike. It neither times words
 * nor breaks lines.
 */
import { piecesOf } from './pieces.ts';

/** A word as it is painted and written to files: clean, visible, without blanks at its edges. */
export interface Word {
  readonly text: string;
  /** Where it stood in the original text, in UTF-16 units, so that anchors still fit. */
  readonly startChar: number;
  readonly endChar: number;
  /** False for the first word and inside scripts written without spaces. */
  readonly spaceBefore: boolean;
}

/**
 * A word with its time. Only words after a pause are exact to tens of milliseconds; those inside a phrase are
 * placed by their length.
 */
export interface TimedWord extends Word {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * All white space but the no-break kinds (U+00A0, U+2007, U+202F), which hold « mot », 50 % and 10 000 €
 * together.
 */
const BLANK = '\\t\\n\\v\\f\\r \\u0085\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000';
const BETWEEN_BLANKS = new RegExp(`[^${BLANK}]+`, 'gu');
const ENDS_IN_BLANK = new RegExp(`[${BLANK}]$`, 'u');
/** What needs neither cleaning nor segmenting: most of what is said in European languages. */
const PLAIN = /^[!-~¡-¬®-ɏ–—‘-”…€]*$/;
/** Half of an emoji whose other half comes with the next text. */
const HALF_PAIR = /[\uD800-\uDBFF]$/;
/**
 * Controls have no glyph and end files early in some readers; unbalanced direction marks turn round what
 * follows.
 */
const UNWANTED = /\p{Cc}|[\uFEFF\u200B\u202A-\u202E\u2066-\u2069]/gu;
/** Nothing of these alone can be seen: a cue of them is empty to every reader. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\s]*$/u;
const PUNCTUATION = /[\p{P}\p{S}]/gu;

/** Every word of a text, in order: what stands between blanks, in scripts without blanks each word of it. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: token, index } of tokensOf(text)) {
    let spaceBefore = words.length > 0;
    const add = (word: string, startChar: number, endChar: number) => {
      words.push({ text: word, startChar, endChar, spaceBefore });
      spaceBefore = false;
    };
    if (PLAIN.test(token)) add(token, index, index + token.length);
    else addPieces(token, index, add);
  }
  return words;
}

/** What stands between blanks, clean: all that a screen can tell of words that may still grow. */
export function wordTexts(text: string): readonly string[] {
  return Array.from(tokensOf(text), ([token]) => cleanUnit(token)).filter((unit) => unit !== '');
}

/** Whether the last word of a text is over, so that what follows begins another. */
export function endsInBlank(text: string): boolean {
  return ENDS_IN_BLANK.test(text);
}

/** Whether two words say the same and differ at most in case and punctuation. */
export function sayTheSame(first: string, second: string): boolean {
  return first === second || bareOf(first) === bareOf(second);
}

/** One line of clean text: what every format writes before its own escaping. */
export function cleanText(text: string): string {
  return joinWords(wordsOf(text));
}

export function joinWords(words: readonly Pick<Word, 'text' | 'spaceBefore'>[]): string {
  let joined = '';
  for (const word of words) joined += joined !== '' && word.spaceBefore ? ` ${word.text}` : word.text;
  return joined;
}

function tokensOf(text: string): Iterable<RegExpExecArray> {
  return text.replace(HALF_PAIR, '').matchAll(BETWEEN_BLANKS);
}

function cleanUnit(token: string): string {
  const clean = token.toWellFormed().replace(UNWANTED, '').trim();
  return INVISIBLE.test(clean) ? '' : clean;
}

/** Cleaning only takes signs out, so each sign of a word is found again behind the one before it. */
function addPieces(
  token: string,
  startChar: number,
  add: (word: string, startChar: number, endChar: number) => void,
): void {
  const wellFormed = token.toWellFormed();
  const unit = cleanUnit(token);
  let at = 0;
  let left = unit.length;
  for (const piece of unit === '' ? [] : piecesOf(unit)) {
    const start = at;
    for (let sign = 0; sign < piece.length; sign += 1) at = wellFormed.indexOf(piece.charAt(sign), at) + 1;
    left -= piece.length;
    add(piece, startChar + start, startChar + (left === 0 ? token.length : at));
  }
}

/** A word without case and punctuation; signs alone stay as they are. */
export function bareOf(word: string): string {
  const bare = word.normalize('NFKC').toLowerCase();
  const letters = bare.replace(PUNCTUATION, '');
  return letters === '' ? bare : letters;
}

const SIGNS_AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu;

/** A word or a phrase without the signs around it; `C++` and `C#` keep theirs. */
export const bareText = (text: string): string => text.replace(SIGNS_AROUND, '');

/**
 * The text of a turn as clean words with their place in the original; it neither times them nor breaks lines.
 */

/** A word as it may be written to a file: clean, visible, without blanks at its edges. */
export interface Word {
  readonly text: string;
  /** Where it stood in the original text, in UTF-16 units, so that delta offsets still fit. */
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

/** Blanks that part words; the no-break kinds only glue where French sets them: « mot », mot !, 50 %. */
const TOKEN =
  /(?:[^\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]|(?<=«)[\u00A0\u202F]|[\u00A0\u202F](?=[!?;:»%]))+/gu;
/** What needs neither cleaning nor segmenting: most of what is said in European languages. */
const PLAIN = /^[!-~¡-¬®-ɏ–—‘-”…€]*$/;
/**
 * Zero-width breaks and unbalanced direction marks leak into what follows; other controls end files early in
 * some readers.
 */
const UNWANTED = /\p{Cc}|[\uFEFF\u200B\u202A-\u202E\u2066-\u2069]/gu;
/** A cue of these alone is empty to every reader. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\s]*$/u;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** These never end a piece: a line must not end with an opening bracket or quote. */
const OPENS = /[\p{Ps}\p{Pi}]$/u;
/**
 * These never begin a piece: punctuation, closing brackets, small kana, prolonged sound marks, combining
 * marks.
 */
const CLINGS = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
/** Word segmenting was quadratic in older engines: long runs go in pieces. */
const SEGMENT_UNITS = 500;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Splits a text into words: at blanks, and inside scripts without blanks where the Unicode word rules and
 * dictionaries say.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    if (PLAIN.test(token)) {
      const spaceBefore = words.length > 0;
      words.push({ text: token, startChar: match.index, endChar: match.index + token.length, spaceBefore });
    } else pushToken(words, token, match.index);
  }
  return words;
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

function pushToken(words: Word[], token: string, startChar: number): void {
  let at = startChar;
  let spaceBefore = words.length > 0;
  for (const piece of piecesOf(token)) {
    const text = cleanWord(piece);
    if (text !== '') {
      words.push({ text, startChar: at, endChar: at + piece.length, spaceBefore });
      spaceBefore = false;
    }
    at += piece.length;
  }
}

function cleanWord(word: string): string {
  const clean = word.toWellFormed().replace(UNWANTED, '').trim();
  return INVISIBLE.test(clean) ? '' : clean;
}

function piecesOf(token: string): readonly string[] {
  if (!SPACELESS.test(token)) return [token];
  const pieces: string[] = [];
  for (const run of runsOf(token)) {
    for (const { segment } of segmenter.segment(run)) {
      const last = pieces.at(-1);
      if (last !== undefined && (CLINGS.test(segment) || OPENS.test(last)))
        pieces[pieces.length - 1] = last + segment;
      else pieces.push(segment);
    }
  }
  return pieces;
}

function runsOf(token: string): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const point of token) {
    run += point;
    if (run.length >= SEGMENT_UNITS) {
      runs.push(run);
      run = '';
    }
  }
  if (run !== '') runs.push(run);
  return runs;
}

/**
 * A caption's text as the units a screen compares and paints: what stands between blanks, cleaned. Knows no
 * row and no width.
 */

/** All white space but the no-break kinds, which hold « mot » and 50 % together. */
const BLANKS = /[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]+/u;
/** Controls have no glyph; unbalanced direction marks would turn round what follows them. */
const UNWANTED = /\p{Cc}|[\uFEFF\u200B\u202A-\u202E\u2066-\u2069]/gu;
/** Half of an emoji whose other half comes with the next delta. */
const HALF_PAIR = /[\uD800-\uDBFF]$/;
const PUNCTUATION = /[\p{P}\p{S}]/gu;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Must not begin a line: closing brackets, stops, small kana, marks. */
const CLINGS = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
/** Must not end a line. */
const OPENS = /[\p{Ps}\p{Pi}]$/u;
/** Word segmenting was quadratic in older engines, so that long runs go in pieces. */
const SEGMENT_UNITS = 500;

const words = new Intl.Segmenter('und', { granularity: 'word' });

/** What stands between blanks, in order; empty ones are left out. */
export function unitsOf(text: string): readonly string[] {
  return text
    .replace(HALF_PAIR, '')
    .split(BLANKS)
    .map((unit) => unit.replace(UNWANTED, '').toWellFormed())
    .filter((unit) => unit !== '');
}

/** Whether two units say the same and differ at most in case and punctuation. */
export function sayTheSame(first: string, second: string): boolean {
  return first === second || bareOf(first) === bareOf(second);
}

function bareOf(unit: string): string {
  const bare = unit.normalize('NFKC').toLowerCase();
  const letters = bare.replace(PUNCTUATION, '');
  return letters === '' ? bare : letters;
}

/** Scripts that put no blank between words: a line may break wherever a word ends. */
export function isSpaceless(text: string): boolean {
  return SPACELESS.test(text);
}

/** Where a unit may be broken across lines. One piece, unless its script puts no blanks between words. */
export function piecesOf(unit: string): readonly string[] {
  if (!isSpaceless(unit)) return [unit];
  const pieces: string[] = [];
  for (let at = 0; at < unit.length; at += SEGMENT_UNITS) {
    for (const { segment } of words.segment(unit.slice(at, at + SEGMENT_UNITS))) {
      const last = pieces.at(-1);
      if (last !== undefined && (CLINGS.test(segment) || OPENS.test(last)))
        pieces[pieces.length - 1] = last + segment;
      else pieces.push(segment);
    }
  }
  return pieces;
}

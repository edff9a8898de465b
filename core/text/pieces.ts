/**
 * The words of scripts that put no blanks between them: where a line may break inside what stands between
 * blanks. It cleans nothing.
 */
import { graphemesOf } from './width.ts';

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/**
 * Never begins a word: closing brackets, stops, marks, repeat and length signs, small kana, what does not
 * break.
 */
const CLINGS =
  /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{M}\p{Lm}\p{Default_Ignorable_Code_Point}\u00A0\u2007\u202F～ฯぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/u;
/** Never ends a word where another follows at once. */
const OPENS = /[\p{Ps}\p{Pi}\u00A0\u2007\u202F\u2060]$|^\p{Default_Ignorable_Code_Point}+$/u;
/** Letters, digits and signs as they stand in addresses, formulas and names: such a run has no break. */
const NARROW = '[!-~¡-¬®-ʯ₠-⃀]';
const NARROW_FIRST = new RegExp(`^${NARROW}`, 'u');
/** Signs alone count only behind a letter or digit of the run, or where the run begins with them. */
const NARROW_LAST = new RegExp(`(?:^|[0-9A-Za-zª²³µ¹ºÀ-ʯ])(?:(?![0-9A-Za-z])${NARROW})*$`, 'u');
const DIGIT_FIRST = /^\p{Nd}/u;
/** But for 10:30, which counts nothing. */
const DIGIT_LAST = /(?<![:：]\p{Nd}*)\p{N}$/u;
/** 10：30, 3時30, １／２, 3～5, 第3, ￥500, －5: the number goes on or begins behind them. */
const BEFORE_DIGIT = /(?:\p{Nd}[:：／．〜～\p{Pd}\p{Sm}時时点點]|^[\p{Sc}\p{Sm}\p{Pd}]|第|№|[＃])$/u;
/** Units and counters: 5公里, 20℃, 500円. */
const AFTER_DIGIT = /^[\p{L}\p{No}\p{Sc}\p{Sm}\p{So}]/u;
const MINUS = /^[\p{Pd}−]$/u;
const BEFORE_MINUS = /[\p{N}A-Za-z]$/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of one unit. More than one only if its script puts no blanks between words. */
export function piecesOf(unit: string): readonly string[] {
  if (!isSpaceless(unit)) return [unit];
  let end = 0;
  const graphemeEnds = new Set(graphemesOf(unit).map((grapheme) => (end += grapheme.length)));
  const pieces: string[] = [];
  const segments = Array.from(segmenter.segment(unit));
  for (const [at, { segment, index }] of segments.entries()) {
    const last = pieces.at(-1);
    const holds = last !== undefined && holdsTo(last, segment, segments[at + 1]?.segment ?? '');
    if (last !== undefined && (holds || !graphemeEnds.has(index))) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** Scripts that put no blank between words: a line may break wherever a word ends. */
export function isSpaceless(text: string): boolean {
  return SPACELESS.test(text);
}

/** Whether a text begins with what never begins a word there, such as a stop or a mark. */
export function clings(text: string): boolean {
  return CLINGS.test(text);
}

function holdsTo(before: string, piece: string, next: string): boolean {
  if (MINUS.test(piece) && DIGIT_FIRST.test(next) && !BEFORE_MINUS.test(before)) return OPENS.test(before);
  if (CLINGS.test(piece) || OPENS.test(before)) return true;
  if (NARROW_FIRST.test(piece) && NARROW_LAST.test(before)) return true;
  return DIGIT_FIRST.test(piece)
    ? BEFORE_DIGIT.test(before)
    : DIGIT_LAST.test(before) && AFTER_DIGIT.test(piece);
}

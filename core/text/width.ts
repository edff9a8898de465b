/**
 * How much of a line a text takes, in the units line limits are given in; it does not decide where lines
 * break.
 */

/**
 * Graphemes of a text: those as wide as a Latin letter, and those of East Asian scripts that take the full
 * square.
 */
export interface Extent {
  readonly narrow: number;
  readonly wide: number;
}

/** One UTF-16 unit is one grapheme throughout these. */
const ONE_UNIT_EACH = /^[ -~¡-¬®-ɏ–—‘-”…€]*$/;
const FULL_WIDTH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\u30FC\uFF01-\uFF60]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Graphemes as readers see them: an emoji family or a letter with its marks counts once. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function extentOf(text: string): Extent {
  if (ONE_UNIT_EACH.test(text)) return { narrow: text.length, wide: 0 };
  let wide = 0;
  let all = 0;
  for (const { segment } of segmenter.segment(text)) {
    all += 1;
    if (FULL_WIDTH.test(segment)) wide += 1;
  }
  return { narrow: all - wide, wide };
}

/** Width in line units, where one full-width character takes `fullWidthUnits` of them. */
export function widthOf(text: string, fullWidthUnits: number): number {
  const { narrow, wide } = extentOf(text);
  return narrow + wide * fullWidthUnits;
}

/** Whether a width is within a limit; sums of full-width parts may be off by a rounding. */
export function fitsIn(width: number, limit: number): boolean {
  return width <= limit + 1e-6;
}

/**
 * Cuts words that are longer than a line, such as addresses, into pieces that fit; every other word stays as
 * it is.
 */

import { fitsIn, graphemesOf, widthOf } from '../../text/width.ts';
import type { TimedWord } from '../../text/words.ts';
import type { CueStyle } from './cueStyle.ts';

/** The same text and times, no word wider than the style's line. */
export function fitWords(words: readonly TimedWord[], style: CueStyle): readonly TimedWord[] {
  const fullWidthUnits = style.maxLineChars / style.maxFullWidthLineChars;
  const fits = (text: string) =>
    text.length * Math.max(1, fullWidthUnits) <= style.maxLineChars ||
    fitsIn(widthOf(text, fullWidthUnits), style.maxLineChars);
  if (words.every((word) => fits(word.text))) return words;
  return words.flatMap((word) => (fits(word.text) ? [word] : cut(word, style.maxLineChars, fullWidthUnits)));
}

function cut(word: TimedWord, maxWidth: number, fullWidthUnits: number): readonly TimedWord[] {
  const texts: string[] = [];
  let piece = '';
  let width = 0;
  for (const grapheme of graphemesOf(word.text)) {
    const added = widthOf(grapheme, fullWidthUnits);
    if (!fitsIn(width + added, maxWidth)) {
      texts.push(piece.trim());
      [piece, width] = ['', 0];
    }
    piece += grapheme;
    width += added;
  }
  texts.push(piece.trim());
  const visible = texts.filter((text) => /[^\p{Default_Ignorable_Code_Point}\s]/u.test(text));
  const eachMs = (word.endMs - word.startMs) / visible.length;
  return visible.map((text, index) => ({
    ...word,
    text,
    spaceBefore: index === 0 && word.spaceBefore,
    startMs: word.startMs + index * eachMs,
    endMs: word.startMs + (index + 1) * eachMs,
  }));
}

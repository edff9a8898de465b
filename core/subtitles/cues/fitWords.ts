/**
 * Splits words that are longer than a line, such as addresses, into pieces that fit; every other word stays
 * as it is.
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
  return words.flatMap((word) => (fits(word.text) ? [word] : shareTime(word, splitText(word.text, fits))));
}

/** After a no-break space where there is one, since some break must be, else between any two letters. */
function splitText(text: string, fits: (text: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemesOf(text)) {
    if (!fits(piece + grapheme)) {
      const end = piece.search(/\s\S*$/u) + 1 || piece.length;
      pieces.push(piece.slice(0, end).trim());
      piece = piece.slice(end);
    }
    piece += grapheme;
  }
  return [...pieces, piece.trim()].filter((text) => /[^\p{Default_Ignorable_Code_Point}\s]/u.test(text));
}

function shareTime(word: TimedWord, texts: readonly string[]): readonly TimedWord[] {
  const eachMs = (word.endMs - word.startMs) / texts.length;
  return texts.map((text, index) => ({
    ...word,
    text,
    spaceBefore: index === 0 && word.spaceBefore,
    startMs: word.startMs + index * eachMs,
    endMs: word.startMs + (index + 1) * eachMs,
  }));
}

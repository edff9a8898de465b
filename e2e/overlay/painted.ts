/** Where every painted word stands, and a cheap way to claim something of thousands of screens. */
import { type PaintedWord, textOf } from '../../core/screen/row.ts';
import type { Screen } from '../../core/screen/screen.ts';
import { graphemesOf } from '../../core/text/width.ts';

/** Every letter is ten pixels wide. */
export const measure = (text: string): number => graphemesOf(text).length * 10;

/** Every word that can be seen on so many lines, with where it stands: by row, then by pixels from the row's start. */
export function placesOf(
  { rows, bottomRowId }: Screen,
  lines: number,
): readonly { readonly word: PaintedWord; readonly at: string }[] {
  return rows
    .filter((row) => row.id > bottomRowId - lines)
    .flatMap((row) =>
      row.words.map((word, index) => {
        const until = { ...row, words: row.words.slice(0, index + 1) };
        return { word, at: `${row.id}:${measure(textOf(until)) - measure(word.text)}` };
      }),
    );
}

/** One expectation per word of every step would cost minutes. */
export function hold(isTrue: boolean, claim: string): void {
  if (!isTrue) throw new Error(claim);
}

/** Word errors as speech recognition counts them: words left out, put in, or written as another. */

/** In small letters; signs part words, apostrophes do not. */
export const plainWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The fewest changes that make one text the other (Levenshtein's distance over words). */
export function wordErrors(spoken: readonly string[], written: readonly string[]): number {
  let before = Array.from({ length: written.length + 1 }, (_, index) => index);
  for (const [row, word] of spoken.entries()) {
    const here = [row + 1];
    for (const [column, other] of written.entries())
      here.push(
        Math.min(
          (before[column] ?? 0) + (word === other ? 0 : 1),
          (before[column + 1] ?? 0) + 1,
          (here[column] ?? 0) + 1,
        ),
      );
    before = here;
  }
  return before.at(-1) ?? 0;
}

/** Some recognizers and dictionaries have no figures. */
const FIGURES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A single figure as its word; any other word as it is. */
export const spelled = (word: string): string =>
  (/^\d$/.test(word) ? FIGURES[Number(word)] : undefined) ?? word;

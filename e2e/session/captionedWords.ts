/** Compares the words that were captioned with those that were spoken: which are missing, which are extra. */

export interface WordComparison {
  readonly spoken: number;
  readonly captioned: number;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/**
 * Words are what white space separates. Every spoken word must be there once, in order; anything else is
 * missing or extra.
 */
export function compareWords(spoken: readonly string[], captioned: readonly string[]): WordComparison {
  const lengths = commonLengths(spoken, captioned);
  const missing: string[] = [];
  const extra: string[] = [];
  let [row, column] = [0, 0];
  while (row < spoken.length || column < captioned.length) {
    const [said, shown] = [spoken[row], captioned[column]];
    if (said !== undefined && said === shown) {
      row += 1;
      column += 1;
    } else if (
      said !== undefined &&
      (shown === undefined || at(lengths, row + 1, column) >= at(lengths, row, column + 1))
    ) {
      missing.push(said);
      row += 1;
    } else if (shown !== undefined) {
      extra.push(shown);
      column += 1;
    }
  }
  return { spoken: spoken.length, captioned: captioned.length, missing, extra };
}

export const wordsIn = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

const at = (lengths: readonly Uint32Array[], row: number, column: number): number =>
  lengths[row]?.[column] ?? 0;

/** The length of the longest common subsequence of what is left from each pair of places on. */
function commonLengths(spoken: readonly string[], captioned: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: spoken.length + 1 }, () => new Uint32Array(captioned.length + 1));
  for (let row = spoken.length - 1; row >= 0; row -= 1) {
    const current = lengths[row];
    if (current === undefined) continue;
    for (let column = captioned.length - 1; column >= 0; column -= 1) {
      current[column] =
        spoken[row] === captioned[column]
          ? at(lengths, row + 1, column + 1) + 1
          : Math.max(at(lengths, row + 1, column), at(lengths, row, column + 1));
    }
  }
  return lengths;
}

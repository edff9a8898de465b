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
  const { missing, extra } = alignWords({
    spoken: spoken.length,
    captioned: captioned.length,
    isSame: (word, shown) => spoken[word] === captioned[shown],
  });
  return {
    spoken: spoken.length,
    captioned: captioned.length,
    missing: missing.flatMap((index) => spoken[index] ?? []),
    extra: extra.flatMap((index) => captioned[index] ?? []),
  };
}

export const wordsIn = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** How many words there are, and which may be one another. */
export interface Words {
  readonly spoken: number;
  readonly captioned: number;
  readonly isSame: (spoken: number, captioned: number) => boolean;
}

/** The places of what is missing among the spoken words, and of what is extra among the captioned ones. */
export function alignWords({ spoken, captioned, isSame }: Words): {
  readonly missing: readonly number[];
  readonly extra: readonly number[];
} {
  const lengths = commonLengths({ spoken, captioned, isSame });
  const missing: number[] = [];
  const extra: number[] = [];
  let [row, column] = [0, 0];
  while (row < spoken || column < captioned) {
    if (row < spoken && column < captioned && isSame(row, column)) {
      row += 1;
      column += 1;
    } else if (
      row < spoken &&
      (column === captioned || at(lengths, row + 1, column) >= at(lengths, row, column + 1))
    ) {
      missing.push(row);
      row += 1;
    } else {
      extra.push(column);
      column += 1;
    }
  }
  return { missing, extra };
}

const at = (lengths: readonly Uint32Array[], row: number, column: number): number =>
  lengths[row]?.[column] ?? 0;

/** The length of the longest common subsequence of what is left from each pair of places on. */
function commonLengths({ spoken, captioned, isSame }: Words): readonly Uint32Array[] {
  const lengths = Array.from({ length: spoken + 1 }, () => new Uint32Array(captioned + 1));
  for (let row = spoken - 1; row >= 0; row -= 1) {
    const current = lengths[row];
    if (current === undefined) continue;
    for (let column = captioned - 1; column >= 0; column -= 1) {
      current[column] = isSame(row, column)
        ? at(lengths, row + 1, column + 1) + 1
        : Math.max(at(lengths, row + 1, column), at(lengths, row, column + 1));
    }
  }
  return lengths;
}

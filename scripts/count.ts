/** How many tests passed, failed, were skipped, with the line that says so. */

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const nothing: Count = { passed: 0, failed: 0, skipped: 0 };

/**
 * When set, the reporter adds its count to this file as a line of JSON and leaves the closing line to whoever
 * reads it.
 */
export const COUNT_FILE_VARIABLE = 'SURTITLE_COUNT_FILE';

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** The counts together. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, next) => ({
      passed: total.passed + next.passed,
      failed: total.failed + next.failed,
      skipped: total.skipped + next.skipped,
    }),
    nothing,
  );
}

/** What reporters wrote, one count a line. @throws {SyntaxError} when the text is not theirs. */
export function parseCounts(text: string): readonly Count[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Count => JSON.parse(line));
}

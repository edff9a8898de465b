/** How alike two words are in their letters: recognizers spell the same sound differently. Knows no sound. */

/** 1 for the same letters, 0 for none in common; both without case and punctuation (core/text/words.ts, bareOf). */
export function likeness(first: string, second: string): number {
  if (first === second) return 1;
  return 1 - distance(first, second) / Math.max(first.length, second.length);
}

/** Levenshtein's, by UTF-16 units. */
function distance(first: string, second: string): number {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let at = 0; at < first.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < second.length; to += 1) {
      const swapped = (row[to] ?? 0) + (first[at] === second[to] ? 0 : 1);
      next.push(Math.min(swapped, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
}

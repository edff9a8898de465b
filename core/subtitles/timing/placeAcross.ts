/** Words in a row over islands of speech, by how long they take to say. Knows neither arrivals nor known times. */
import type { Island } from '../../audio/islands.ts';
import type { TimedWord, Word } from '../../text/words.ts';

/**
 * Words in a row over the speech of some islands, each as long as its weight says; silence between islands
 * takes none.
 */
export function placeAcross(
  words: readonly Word[],
  weights: readonly number[],
  islands: readonly Island[],
): readonly TimedWord[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const heardMs = islands.reduce((sum, island) => sum + island.endMs - island.startMs, 0);
  const scale = heardMs / Math.max(total, Number.MIN_VALUE);
  let spokenMs = 0;
  return words.map((word, index) => {
    const startMs = clockAt(islands, spokenMs, 'start');
    spokenMs += (weights[index] ?? 0) * scale;
    const { text, startChar, endChar, spaceBefore } = word;
    return { text, startChar, endChar, spaceBefore, startMs, endMs: clockAt(islands, spokenMs, 'end') };
  });
}

/**
 * The clock after so much speech; on the border of two islands a start is in the later, an end in the
 * earlier.
 */
function clockAt(islands: readonly Island[], spokenMs: number, edge: 'start' | 'end'): number {
  let restMs = spokenMs;
  for (const { startMs, endMs } of islands) {
    const lengthMs = endMs - startMs;
    if (edge === 'start' ? restMs < lengthMs - 1e-6 : restMs <= lengthMs + 1e-6)
      return startMs + Math.min(restMs, lengthMs);
    restMs -= lengthMs;
  }
  return islands.at(-1)?.endMs ?? 0;
}

/**
 * Moves words inside a long unbroken island towards when their text arrived, where silence says nothing. Ends
 * of the island stay.
 */
import type { TimedWord } from '../../text/words.ts';

/** Below this, lengths alone are better than arrivals, which come in steps of 200 ms. */
export const LONG_ISLAND_MS = 4_000;
/** Words this near each other are asked together, so that one late packet says little. */
const ASKED_MS = 1_500;
/** How far the answer is believed: half the noise of arrivals is gone by asking several words. */
const BELIEVED = 0.8;

/**
 * The words of one island, in order, with new times inside the same island. `arrivedMs` has for each word
 * when its text had arrived less the session's usual delay, or null.
 */
export function warpToArrivals(
  words: readonly TimedWord[],
  arrivedMs: readonly (number | null)[],
): readonly TimedWord[] {
  const startMs = words[0]?.startMs ?? 0;
  const endMs = words.at(-1)?.endMs ?? startMs;
  if (endMs - startMs < LONG_ISLAND_MS) return words;
  const late = words.map((word, index) => minus(arrivedMs[index] ?? null, word.endMs));
  let atMs = startMs;
  return words.map((word, index) => {
    const isLast = index === words.length - 1;
    const fromMs = atMs;
    const aimMs = word.endMs + BELIEVED * latenessAround(words, late, index);
    atMs = isLast ? endMs : Math.min(endMs, Math.max(fromMs, aimMs));
    return { ...word, startMs: fromMs, endMs: atMs };
  });
}

/**
 * The median lateness of the words around one; near the island's ends fewer are asked, at the ends none
 * moves.
 */
function latenessAround(
  words: readonly TimedWord[],
  late: readonly (number | null)[],
  index: number,
): number {
  const hereMs = words[index]?.endMs ?? 0;
  const heard: number[] = [];
  for (let at = index; at >= 0 && hereMs - (words[at]?.endMs ?? 0) <= ASKED_MS; at -= 1)
    push(heard, late[at]);
  for (let at = index + 1; at < words.length && (words[at]?.endMs ?? 0) - hereMs <= ASKED_MS; at += 1)
    push(heard, late[at]);
  heard.sort((one, other) => one - other);
  return heard[heard.length >> 1] ?? 0;
}

function push(list: number[], value: number | null | undefined): void {
  if (value !== null && value !== undefined) list.push(value);
}

function minus(value: number | null, other: number): number | null {
  return value === null ? null : value - other;
}

/**
 * What the arrival of its text says about when a word ended, and how far it is believed. It knows no islands.
 */
import type { TimedWord, Word } from '../../text/words.ts';
import type { Anchor } from '../../transcript/transcript.ts';

/** Below this, lengths alone are better than arrivals, which come in steps of 200 ms. */
const LONG_ISLAND_MS = 4_000;
/** Words this near each other are asked together, so that one late packet says little. */
const ASKED_MS = 1_500;
/** How far the answer is believed: half the noise of arrivals is gone by asking several words. */
const BELIEVED = 0.8;

/** For each word when its text was first complete, less a delay; null past the last arrival. */
export function arrivalsOf(
  words: readonly Word[],
  anchors: readonly Anchor[],
  delayMs: number,
): readonly (number | null)[] {
  let anchor = 0;
  return words.map((word) => {
    while ((anchors[anchor]?.chars ?? Number.POSITIVE_INFINITY) < word.endChar) anchor += 1;
    const atMs = anchors[anchor]?.atMs;
    return atMs === undefined ? null : atMs - delayMs;
  });
}

/**
 * The words of one island, in order, moved inside it towards when their text arrived if it is long: silence
 * says nothing there. `arrivedMs` is less the session's usual delay, or null. The ends of the island stay.
 */
export function moveTowardsArrivals(
  words: readonly TimedWord[],
  arrivedMs: readonly (number | null)[],
): readonly TimedWord[] {
  const islandStartMs = words[0]?.startMs ?? 0;
  const islandEndMs = words.at(-1)?.endMs ?? islandStartMs;
  if (islandEndMs - islandStartMs < LONG_ISLAND_MS) return words;
  let startMs = islandStartMs;
  return words.map((word, index) => {
    const isLast = index === words.length - 1;
    const aimMs = word.endMs + BELIEVED * latenessAround(words, arrivedMs, index);
    const endMs = isLast ? islandEndMs : Math.min(islandEndMs, Math.max(startMs, aimMs));
    const moved = { ...word, startMs, endMs };
    startMs = endMs;
    return moved;
  });
}

/**
 * The median lateness of the words that end near one; none when no text of theirs is known to have arrived.
 */
function latenessAround(
  words: readonly TimedWord[],
  arrivedMs: readonly (number | null)[],
  index: number,
): number {
  const hereMs = words[index]?.endMs ?? 0;
  const isNear = (other: number) =>
    Math.abs((words[other]?.endMs ?? Number.POSITIVE_INFINITY) - hereMs) <= ASKED_MS;
  let first = index;
  while (isNear(first - 1)) first -= 1;
  const late: number[] = [];
  for (let near = first; isNear(near); near += 1) {
    const atMs = arrivedMs[near] ?? null;
    if (atMs !== null) late.push(atMs - (words[near]?.endMs ?? 0));
  }
  late.sort((one, other) => one - other);
  return late[late.length >> 1] ?? 0;
}

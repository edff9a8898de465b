/**
 * Words to times on the capture clock, from what is kept of a turn: its speech islands, the arrival of its
 * text, the text itself.
 */

import { mergeIslands } from '../../audio/islands.ts';
import { endingOf } from '../../text/punctuation.ts';
import { type TimedWord, type Word, wordsOf } from '../../text/words.ts';
import { weightOf } from '../../text/wordWeight.ts';
import type { Anchor, Island } from '../../transcript/transcript.ts';
import { warpToArrivals } from './arrivals.ts';
import { divideWords } from './wordIslands.ts';

/** What timing reads of a line. The text may lack or add words; islands and anchors may be empty. */
export interface Turn {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly islands: readonly Island[];
  readonly anchors: readonly Anchor[];
}

/** Assumed until a session says otherwise: measured on the live service. */
export const USUAL_DELAY_MS = 700;
/** Enough turns to know a session's delay by. */
const TURNS_TO_ASK = 40;

/**
 * Times every visible word of a turn, in order, never backwards. `delayMs` is how long after a word's end its
 * text usually arrives in this session, see estimateDelayMs; null leaves arrivals out. Words go to islands
 * first, then share each by how long they take to say.
 */
export function timeWords(turn: Turn, delayMs: number | null): readonly TimedWord[] {
  const words = wordsOf(turn.text);
  if (words.length === 0) return [];
  const islands = fewest(islandsOf(turn), words.length);
  const heardMs = islands.reduce((sum, island) => sum + island.endMs - island.startMs, 0);
  const weights = words.map((word) => weightOf(word.text));
  const scale = heardMs / weights.reduce((sum, weight) => sum + weight, 0);
  const arrivals = delayMs === null ? null : arrivalsOf(words, turn.anchors);
  const spoken = words.map((word, index) => ({
    expectedMs: (weights[index] ?? 0) * scale,
    ending: endingOf(word.text, words[index + 1]?.text ?? null),
    arrivedMs: arrivals === null || delayMs === null ? null : minus(arrivals[index] ?? null, delayMs),
  }));
  const said = islands.length < 2 ? [words.length] : divideWords(spoken, islands);
  if (said === null) return placeAcross(words, weights, islands);
  const arrivedMs = spoken.map((word) => word.arrivedMs);
  return islands.flatMap((island, index) => {
    const [first, end] = [said[index - 1] ?? 0, said[index] ?? 0];
    const placed = placeAcross(words.slice(first, end), weights.slice(first, end), [island]);
    return warpToArrivals(placed, arrivedMs.slice(first, end));
  });
}

/**
 * The session's usual delay from the end of a word to the arrival of its text: the median over words of up to
 * forty turns, timed without arrivals. Turns whose text came in one burst say nothing and are left out.
 */
export function estimateDelayMs(lines: readonly Turn[]): number {
  const telling = lines.filter((line) => line.anchors.length > 1 && line.islands.length > 0);
  const step = Math.max(1, Math.floor(telling.length / TURNS_TO_ASK));
  const delays: number[] = [];
  for (let index = 0; index < telling.length; index += step) {
    const line = telling[index];
    if (line === undefined) continue;
    const words = timeWords(line, null);
    for (const [at, arrivedMs] of arrivalsOf(words, line.anchors).entries()) {
      if (arrivedMs !== null) delays.push(arrivedMs - (words[at]?.endMs ?? 0));
    }
  }
  delays.sort((one, other) => one - other);
  return delays[delays.length >> 1] ?? USUAL_DELAY_MS;
}

/** When the text of each word was first complete; null past the last arrival. */
function arrivalsOf(words: readonly Word[], anchors: readonly Anchor[]): readonly (number | null)[] {
  let at = 0;
  return words.map((word) => {
    while ((anchors[at]?.chars ?? Number.POSITIVE_INFINITY) < word.endChar) at += 1;
    return anchors[at]?.atMs ?? null;
  });
}

/** Without islands the whole turn is one. */
function islandsOf(turn: Turn): readonly Island[] {
  const islands = mergeIslands(turn.islands);
  return islands.length > 0
    ? islands
    : [{ startMs: turn.startMs, endMs: Math.max(turn.startMs, turn.endMs) }];
}

/** No more islands than words: those with the least silence between them grow together. */
function fewest(islands: readonly Island[], count: number): readonly Island[] {
  if (islands.length <= count) return islands;
  const pauses = islands.slice(1).map((island, index) => island.startMs - (islands[index]?.endMs ?? 0));
  const kept = new Set(
    pauses
      .map((pauseMs, index) => ({ pauseMs, index }))
      .toSorted((one, other) => other.pauseMs - one.pauseMs)
      .slice(0, count - 1)
      .map(({ index }) => index),
  );
  const grown: Island[] = [];
  for (const [index, island] of islands.entries()) {
    const last = grown.at(-1);
    if (last === undefined || kept.has(index - 1)) grown.push(island);
    else grown[grown.length - 1] = { startMs: last.startMs, endMs: island.endMs };
  }
  return grown;
}

/**
 * Words in a row over the speech of some islands, each as long as its weight says; silence between islands
 * takes none.
 */
function placeAcross(
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

function minus(value: number | null, delayMs: number): number | null {
  return value === null ? null : value - delayMs;
}

/**
 * Words to times on the capture clock, from what is kept of an utterance: its speech islands, the arrival of
 * its text, the text itself.
 */

import type { Island } from '../../audio/islands.ts';
import { endingOf } from '../../text/punctuation.ts';
import { type TimedWord, wordsOf } from '../../text/words.ts';
import { weightOf } from '../../text/wordWeight.ts';
import type { Anchor, SaidWord } from '../../transcript/transcript.ts';
import { arrivalsOf, moveTowardsArrivals } from './arrivals.ts';
import { heardIn } from './heard.ts';
import { placeAcross } from './placeAcross.ts';
import { placeSaid } from './placeSaid.ts';
import { isMostlySaid, saidTimes } from './saidWords.ts';
import { divideWords } from './wordIslands.ts';

/** What timing reads of a line. The text may lack or add words; islands and anchors may be empty. */
export interface Utterance {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly islands: readonly Island[];
  readonly anchors: readonly Anchor[];
  /** From an engine that knows when each word was said. */
  readonly words?: readonly SaidWord[] | undefined;
}

/** From the end of a word to its text, assumed until a session says otherwise: the live service's median. */
export const DEFAULT_ARRIVAL_DELAY_MS = 700;
/** Enough to know a session's delay by. */
const UTTERANCES_TO_ASK = 40;

/**
 * Times every visible word, in order, never backwards. `delayMs` is how long after a word's end its
 * text usually arrives in this session, see estimateDelayMs; null leaves arrivals out. Words go to islands
 * first, then share each by how long they take to say.
 */
export function timeWords(utterance: Utterance, delayMs: number | null): readonly TimedWord[] {
  const words = wordsOf(utterance.text);
  if (words.length === 0) return [];
  const arrivedMs = delayMs === null ? [] : arrivalsOf(words, utterance.anchors, delayMs);
  const heard = heardIn(utterance.islands, utterance, arrivedMs);
  const times = saidTimes(words, utterance.words ?? [], utterance);
  if (isMostlySaid(times)) return placeSaid(words, times, heard);
  const islands = fewest(heard, words.length);
  const heardMs = islands.reduce((sum, island) => sum + island.endMs - island.startMs, 0);
  const weights = words.map((word) => weightOf(word.text));
  const scale = heardMs / weights.reduce((sum, weight) => sum + weight, 0);
  const spoken = words.map((word, index) => ({
    expectedMs: (weights[index] ?? 0) * scale,
    ending: endingOf(word.text, words[index + 1]?.text ?? null),
    arrivedMs: arrivedMs[index] ?? null,
  }));
  const said = islands.length < 2 ? [words.length] : divideWords(spoken, islands);
  if (said === null) return placeAcross(words, weights, islands);
  return islands.flatMap((island, index) => {
    const [first, end] = [said[index - 1] ?? 0, said[index] ?? 0];
    const placed = placeAcross(words.slice(first, end), weights.slice(first, end), [island]);
    return moveTowardsArrivals(placed, arrivedMs.slice(first, end));
  });
}

/**
 * The session's usual delay from the end of a word to the arrival of its text: the median over words of up to
 * forty utterances, timed without arrivals. Those whose text came in one burst say nothing and are left out.
 */
export function estimateDelayMs(lines: readonly Utterance[]): number {
  const telling = lines.filter((line) => line.anchors.length > 1 && line.islands.length > 0);
  const step = Math.max(1, Math.floor(telling.length / UTTERANCES_TO_ASK));
  const delays: number[] = [];
  for (let index = 0; index < telling.length; index += step) {
    const line = telling[index];
    if (line === undefined) continue;
    const words = timeWords(line, null);
    for (const [word, arrivedMs] of arrivalsOf(words, line.anchors, 0).entries()) {
      if (arrivedMs !== null) delays.push(arrivedMs - (words[word]?.endMs ?? 0));
    }
  }
  delays.sort((one, other) => one - other);
  return delays[delays.length >> 1] ?? DEFAULT_ARRIVAL_DELAY_MS;
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

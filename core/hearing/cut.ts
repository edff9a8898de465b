/** Where a long window is cut so that reading it stays cheap: between settled words, at a pause or a sentence's end. */
import { SAMPLE_RATE } from './decoder.ts';
import type { TimedWord } from './words.ts';

/** A word must have ended so long ago that the sound after the cut is still enough to go on with. */
const LEAST_AFTER_MS = 1_500;
const LEAST_BEFORE_MS = 2_000;

/** The cut goes to the quietest moment between the words, or this close: their times are no more exact. */
const SEARCH_MS = 80;
const MOMENT_MS = 16;

export interface Cut {
  /** So many settled words stay before it. */
  readonly words: number;
  readonly atMs: number;
}

/**
 * @param speechAt the probability of speech, 0 to 1, at a time of the window.
 * @returns the best cut, or null while there is none.
 */
export function findCut(
  settled: readonly TimedWord[],
  audio: Float32Array,
  speechAt: (ms: number) => number,
): Cut | null {
  const lengthMs = (audio.length / SAMPLE_RATE) * 1_000;
  const scored = settled.slice(0, -1).flatMap((word, index) => {
    const next = settled[index + 1];
    if (next === undefined || word.endMs < LEAST_BEFORE_MS || word.endMs > lengthMs - LEAST_AFTER_MS)
      return [];
    const middleMs = (word.endMs + next.startMs) / 2;
    const gapS = Math.max(0, next.startMs - word.endMs) / 1_000;
    const score = gapS + signScore(word.text) + 0.6 * (1 - speechAt(middleMs)) + (0.5 * middleMs) / lengthMs;
    return [{ words: index + 1, fromMs: word.endMs, toMs: next.startMs, score }];
  });
  const [best] = scored.toSorted((one, other) => other.score - one.score);
  return best === undefined ? null : { words: best.words, atMs: quietestBetween(audio, best) };
}

function signScore(text: string): number {
  if (/[.?!]["”’')]?$/.test(text)) return 0.5;
  return text.endsWith(',') ? 0.2 : 0;
}

function quietestBetween(
  audio: Float32Array,
  gap: { readonly fromMs: number; readonly toMs: number },
): number {
  const samples = (ms: number): number => Math.max(0, Math.round((ms / 1_000) * SAMPLE_RATE));
  const energyAt = (ms: number): number => {
    const part = audio.subarray(samples(ms - MOMENT_MS / 2), samples(ms + MOMENT_MS / 2));
    return part.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, part.length);
  };
  const middleMs = (gap.fromMs + gap.toMs) / 2;
  const reachMs = SEARCH_MS + Math.abs(gap.toMs - gap.fromMs) / 2;
  let best = { ms: middleMs, energy: energyAt(middleMs) };
  for (let ms = middleMs - reachMs; ms <= middleMs + reachMs; ms += MOMENT_MS / 2) {
    const energy = energyAt(ms);
    if (energy < best.energy) best = { ms, energy };
  }
  return best.ms;
}

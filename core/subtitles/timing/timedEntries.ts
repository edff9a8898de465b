/**
 * A transcript's entries in the order of their speech, each line with its words timed. It breaks no lines.
 */

import { saysAnything } from '../../text/spoken.ts';
import { type TimedWord, wordsOf } from '../../text/words.ts';
import {
  LEAST_GAP_MS,
  type Transcript,
  type TranscriptEntry,
  type TranscriptGap,
  type TranscriptLine,
} from '../../transcript/transcript.ts';
import { withLateWord } from './lateWord.ts';
import { estimateDelayMs, timeWords } from './timing.ts';

export interface TimedLine {
  readonly kind: 'line';
  readonly line: TranscriptLine;
  readonly words: readonly TimedWord[];
  /** When the next entry starts; Infinity when none does. */
  readonly limitMs: number;
}

export interface TimedGap {
  readonly kind: 'gap';
  readonly gap: TranscriptGap;
  readonly limitMs: number;
}

/**
 * Saying a word takes about this long: for lines whose own clock is unusable, without length or backwards.
 */
const NOMINAL_WORD_MS = 350;

/** Every entry that has something to show. */
export function timedEntries(transcript: Transcript): readonly (TimedLine | TimedGap)[] {
  const inOrder = entriesInOrder(transcript);
  const delayMs = estimateDelayMs(inOrder.filter((entry) => entry.kind === 'line'));
  const entries = withLateWords(inOrder, delayMs);
  const timed: (TimedLine | TimedGap)[] = [];
  entries.forEach((entry, index) => {
    const limitMs = entries[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    if (entry.kind === 'gap') timed.push({ kind: 'gap', gap: entry, limitMs });
    else {
      const words = timeWords(withUsableClock(entry, limitMs), delayMs);
      timed.push({ kind: 'line', line: entry, words, limitMs });
    }
  });
  return timed;
}

/**
 * Entries by the start of their speech: what a file needs, also when a clock or a second track put them in
 * another order. Lines that say nothing and gaps too short for a word are left out.
 */
export function entriesInOrder(transcript: Transcript): readonly TranscriptEntry[] {
  return transcript.entries.filter(tellsAnything).toSorted((one, other) => one.startMs - other.startMs);
}

function tellsAnything(entry: TranscriptEntry): boolean {
  return entry.kind === 'line' ? saysAnything(entry.text) : entry.endMs - entry.startMs >= LEAST_GAP_MS;
}

function withLateWords(inOrder: readonly TranscriptEntry[], delayMs: number): readonly TranscriptEntry[] {
  const entries = [...inOrder];
  for (const [index, entry] of inOrder.entries()) {
    const before = entries[index - 1];
    if (before?.kind !== 'line' || entry.kind !== 'line') continue;
    const moved = withLateWord(before, entry, delayMs);
    if (moved !== null) [entries[index - 1], entries[index]] = moved;
  }
  return entries;
}

function withUsableClock(line: TranscriptLine, limitMs: number): TranscriptLine {
  if (line.endMs > line.startMs) return line;
  const nominalMs = line.startMs + wordsOf(line.text).length * NOMINAL_WORD_MS;
  return { ...line, endMs: limitMs > line.startMs ? Math.min(limitMs, nominalMs) : nominalMs };
}

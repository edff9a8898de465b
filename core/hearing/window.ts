/**
 * The sound that is decoded again and again while it grows, and what of its words is settled: a word that two
 * readings in a row agree on (LocalAgreement-2) and that ended a moment ago. Settled words never change.
 */
import type { DecodeRequest, Token, Vocabulary } from './decoder.ts';
import { beforeGuess, beforeLoop, isUnderstood } from './guards.ts';
import { agreement, later, type TimedWord, withoutSigns, wordsOf } from './words.ts';

/** The last word of a reading is often half a word: it counts only when it ended so long before the edge. */
const EDGE_MS = 200;

/** How much of a reading is believed: two that agree, up to the edge or also beyond it; or all of it. */
export type Trust = 'agreed' | 'pause' | 'all';

export interface Window {
  /** Words that will not change any more, since the window's beginning. */
  readonly settled: readonly TimedWord[];
  /** The last reading. */
  readonly words: readonly TimedWord[];
  /** Whether the last reading gave nothing beyond them: no word was held back as a guess. */
  readonly isWhole: boolean;
  /** How much of the last settled word's text was told; its punctuation waits for the word after it. */
  readonly told: string;
}

export const emptyWindow: Window = { settled: [], words: [], isWhole: false, told: '' };

/** What to ask of the decoder. */
export function requestOf({ settled, words }: Window, vocabulary: Vocabulary): Omit<DecodeRequest, 'audio'> {
  const force = forced(settled, vocabulary);
  const whole = idsOf(words.flatMap(({ tokens }) => tokens));
  const fits = force.every((id, index) => whole[index] === id);
  return { force, draft: fits ? whole.slice(force.length) : [] };
}

/** A settled word that was just told, as text that goes behind all text before it. */
export interface Told {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface WindowStep {
  readonly window: Window;
  readonly told: readonly Told[];
}

/** Takes a reading in. `lengthMs` is how much sound it read; times are from the window's beginning. */
export function foldReading(
  window: Window,
  { tokens, lengthMs, trust }: { tokens: readonly Token[]; lengthMs: number; trust: Trust },
  vocabulary: Vocabulary,
): WindowStep {
  const read = wordsOf(tokens, vocabulary);
  const kept = window.settled.length;
  const sane = beforeLoop(read);
  const believed = trust === 'all' ? sane : beforeGuess(sane, lengthMs);
  const words = believed.length < kept ? read.slice(0, kept) : believed;
  const next = { ...window, words, isWhole: words.length === read.length };
  if (!isUnderstood(words)) return { window: next, told: [] };
  const agreed = trust === 'all' ? words.length : agreement(words, window.words);
  const edgeMs = trust === 'agreed' ? lengthMs - EDGE_MS : Number.POSITIVE_INFINITY;
  let count = kept;
  while (count < agreed && (words[count]?.endMs ?? Number.POSITIVE_INFINITY) <= edgeMs) count += 1;
  return settle(next, count, trust === 'all');
}

/** Settles so many words of the last reading, and tells those that were not told. */
function settle(window: Window, count: number, isLast: boolean): WindowStep {
  const { settled, words } = window;
  const told: Told[] = [];
  let shown = window.told;
  const finish = (word: TimedWord | undefined): void => {
    if (word === undefined || !word.text.startsWith(shown) || word.text.length === shown.length) return;
    told.push({ text: word.text.slice(shown.length), startMs: word.endMs, endMs: word.endMs });
  };
  for (const [index, word] of words.slice(settled.length, count).entries()) {
    finish(words[settled.length + index - 1]);
    shown = word.text.replace(/[^\p{L}\p{N}]+$/u, '');
    told.push({ text: ` ${shown}`, startMs: word.startMs, endMs: word.endMs });
  }
  if (isLast) finish(words.at(-1));
  // Until a word follows, the last settled one stays as it was told: a reading that goes on inside it is a guess.
  const now = count > settled.length ? words.slice(0, count) : settled;
  return { window: { ...window, settled: now, told: isLast ? '' : shown }, told };
}

/** Settles the last reading as it is, when no sound can change it any more. */
export const settleAll = (window: Window): WindowStep =>
  isUnderstood(window.words) ? settle(window, window.words.length, true) : { window, told: [] };

/** The window that begins after so many settled words, so much later. */
export function afterCut(window: Window, words: number, atMs: number): Window {
  return {
    ...window,
    settled: later(window.settled.slice(words), -atMs),
    words: later(window.words.slice(words), -atMs),
  };
}

/** The settled words' tokens, but for the punctuation of the last one, which later sound decides. */
function forced(settled: readonly TimedWord[], vocabulary: Vocabulary): readonly number[] {
  const last = settled.at(-1);
  if (last === undefined) return [];
  const before = settled.slice(0, -1).flatMap(({ tokens }) => tokens);
  return idsOf([...before, ...withoutSigns(last.tokens, vocabulary)]);
}

const idsOf = (tokens: readonly Token[]): readonly number[] => tokens.map(({ id }) => id);

/**
 * Stands in for capture and service: a recording becomes the transcript the app would have kept of it. It
 * times no words.
 */

import type { Island } from '../../core/audio/islands.ts';
import { foldFrame, HOP_MS, levelDbOf, startDetector, WINDOW_MS } from '../../core/audio/islands.ts';
import type { Anchor, Transcript, TranscriptLine } from '../../core/transcript/transcript.ts';
import type { SpokenWord } from '../../e2e/speech/talk.ts';
import { type Chance, createChance } from './random.ts';
import type { Recording } from './sound.ts';

/** As measured on the live service: text comes this long after its word ended, give or take, in steps. */
export const DELTA_DELAY_MS = 600;
export const DELTA_JITTER_MS = 120;
export const DELTA_STEP_MS = 200;

export interface Trial {
  readonly jitterMs: number;
  /** Share of the spoken words the service leaves out. */
  readonly missingShare: number;
  readonly seed: number;
}

/**
 * Islands by the app's own detector; turns part in the middle of the silence between them. A turn spans what is heard
 * without noise: that is where the speech detector, which knows noise from speech, hears it.
 */
export function transcribe(recording: Recording, trial: Trial, clean = recording): Transcript {
  const chance = createChance(trial.seed);
  const islands = detectIslands(recording);
  const cleanIslands = clean === recording ? islands : detectIslands(clean);
  const { turns } = recording;
  const entries = turns.map((words, index) => {
    const fromMs = middle(turns[index - 1]?.at(-1)?.endMs ?? 0, words[0]?.startMs ?? 0);
    const next = turns[index + 1]?.[0]?.startMs ?? (words.at(-1)?.endMs ?? 0) + 2_000;
    const toMs = middle(words.at(-1)?.endMs ?? 0, next);
    const isOwn = (island: Island) => {
      const atMs = middle(island.startMs, island.endMs);
      return atMs >= fromMs && atMs < toMs;
    };
    const heard = cleanIslands.filter(isOwn);
    const startMs = heard[0]?.startMs ?? words[0]?.startMs ?? 0;
    const turn = { startMs, endMs: Math.max(startMs, heard.at(-1)?.endMs ?? words.at(-1)?.endMs ?? 0) };
    return lineOf(`turn-${index}`, words, { turn, own: islands.filter(isOwn), trial, chance });
  });
  return { session: { id: 'bench', startedAtEpochMs: 0, languages: ['en'] }, entries };
}

/** What the capture worklet does: the level of 20 ms every 10 ms, into the detector. */
export function detectIslands({ samples, sampleRate, silentBeforeMs }: Recording): readonly Island[] {
  const islands: Island[] = [];
  let detector = startDetector(-silentBeforeMs);
  for (let atMs = -silentBeforeMs; atMs < 0; atMs += HOP_MS)
    detector = foldFrame(detector, Number.NEGATIVE_INFINITY);
  const window = (WINDOW_MS / 1_000) * sampleRate;
  for (let frame = 0; ; frame += 1) {
    const first = Math.round((frame * HOP_MS * sampleRate) / 1_000);
    if (first + window > samples.length) return islands;
    let sum = 0;
    for (let at = first; at < first + window; at += 1) sum += (samples[at] ?? 0) ** 2;
    detector = foldFrame(detector, levelDbOf(sum, window));
    if (detector.finished !== null) islands.push(detector.finished);
  }
}

function lineOf(
  id: string,
  spoken: readonly SpokenWord[],
  heard: {
    readonly turn: Island;
    readonly own: readonly Island[];
    readonly trial: Trial;
    readonly chance: Chance;
  },
): TranscriptLine {
  const { turn, own, trial, chance } = heard;
  const words = spoken.filter(() => chance.next() >= trial.missingShare);
  const text = words.map((word) => word.word).join(' ');
  const anchors = anchorsOf(words, trial.jitterMs, chance);
  return {
    kind: 'line',
    lane: 'you',
    id,
    text,
    state: 'final',
    ...turn,
    islands: own,
    anchors,
    speaker: null,
  };
}

function anchorsOf(words: readonly SpokenWord[], jitterMs: number, chance: Chance): readonly Anchor[] {
  const anchors: Anchor[] = [];
  let chars = 0;
  words.forEach((word, index) => {
    chars += word.word.length + (index === 0 ? 0 : 1);
    const arrivalMs = word.endMs + DELTA_DELAY_MS + jitterMs * chance.normal();
    const steppedMs = Math.ceil(arrivalMs / DELTA_STEP_MS) * DELTA_STEP_MS;
    const last = anchors.at(-1);
    if (last !== undefined && steppedMs <= last.atMs)
      anchors[anchors.length - 1] = { chars, atMs: last.atMs };
    else anchors.push({ chars, atMs: steppedMs });
  });
  return anchors;
}

function middle(one: number, other: number): number {
  return (one + other) / 2;
}

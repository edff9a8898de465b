/**
 * Islands of speech in a stream of sound levels, cheap enough for the audio thread; it knows neither audio
 * buffers nor turns.
 */

import { firstNoise, foldNoise, type Noise, SILENCE_DB, thresholdDb } from './noise.ts';

/** One unbroken run of speech, milliseconds on the capture clock. */
export interface Island {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Levels come every 10 ms, each the RMS of 20 ms: short enough for a stop consonant, long enough for a low
 * voice's period.
 */
export const HOP_MS = 10;
export const WINDOW_MS = 20;
/** One loud frame is a click. */
const FRAMES_TO_BEGIN = 2;
/** A stop consonant's closure does not end an island; these frames are taken off again when it ends. */
const HANGOVER_FRAMES = 4;
/** Right after speech its weak ends would be learned as noise. */
const FRAMES_TO_TRUST_QUIET = 20;
/** Ten seconds: an island that was open longer is not looked at again from its start. */
const REMEMBERED_FRAMES = 1_024;

/**
 * What the detector remembers. `speech` and `finished` are what it says about the frame it was last given.
 */
export interface Detector {
  /** Whether somebody speaks, held on for 40 ms after the last loud frame. */
  readonly speech: boolean;
  /** The island this frame ended, on the capture clock; null for most frames. */
  readonly finished: Island | null;
  /** Where the island that is still open began, on the capture clock; null in silence. */
  readonly openedAtMs: number | null;
  /** The middle of the next frame's window, on the capture clock. */
  readonly nextMs: number;
  readonly lastLoudMs: number;
  readonly loudFrames: number;
  readonly quietFrames: number;
  readonly noise: Noise;
  /** The last levels in a ring, which all states of one detector share: frame n is at n modulo its length. */
  readonly levelsDb: Float32Array;
  readonly frames: number;
}

/**
 * A detector whose first frame begins at `atMs` of the capture clock. It takes the first frame for noise until a
 * quieter one comes.
 */
export function startDetector(atMs = 0): Detector {
  return {
    speech: false,
    finished: null,
    openedAtMs: null,
    nextMs: atMs + WINDOW_MS / 2,
    lastLoudMs: atMs,
    loudFrames: 0,
    quietFrames: 0,
    noise: firstNoise,
    levelsDb: new Float32Array(REMEMBERED_FRAMES),
    frames: 0,
  };
}

/**
 * The detector after one more frame, whose level is `rmsDb` below full scale; -Infinity is digital silence. The one
 * before must not be folded again.
 */
export function foldFrame(detector: Detector, rmsDb: number): Detector {
  const { levelsDb, frames } = detector;
  const levelDb = Math.max(rmsDb, SILENCE_DB);
  levelsDb[frames % REMEMBERED_FRAMES] = levelDb;
  const atMs = detector.nextMs;
  const loud = levelDb > thresholdDb(detector.noise);
  const loudFrames = loud ? detector.loudFrames + 1 : 0;
  const quietFrames = loud ? 0 : detector.quietFrames + 1;
  const lastLoudMs = loud ? atMs : detector.lastLoudMs;
  const begins = !detector.speech && loudFrames >= FRAMES_TO_BEGIN;
  const ends = detector.speech && quietFrames > HANGOVER_FRAMES;
  const openedAtMs = begins ? atMs - (FRAMES_TO_BEGIN - 1) * HOP_MS : detector.openedAtMs;
  const isQuiet = !loud && detector.quietFrames >= FRAMES_TO_TRUST_QUIET;
  const next = {
    speech: begins || (detector.speech && !ends),
    finished: ends && openedAtMs !== null ? { startMs: openedAtMs, endMs: lastLoudMs } : null,
    openedAtMs: ends ? null : openedAtMs,
    nextMs: atMs + HOP_MS,
    lastLoudMs,
    loudFrames,
    quietFrames,
    noise: foldNoise(detector.noise, levelDb, isQuiet),
    levelsDb,
    frames: frames + 1,
  };
  return next.noise.isNew && next.openedAtMs !== null ? lookAgain(next, next.openedAtMs) : next;
}

/** The open island less what the noise that was just learned explains; all of it may be noise. */
function lookAgain(detector: Detector, openedAtMs: number): Detector {
  const { levelsDb, frames, nextMs } = detector;
  const leastDb = thresholdDb(detector.noise);
  const isLoud = (frame: number) =>
    frame < frames && (levelsDb[frame % REMEMBERED_FRAMES] ?? SILENCE_DB) > leastDb;
  const msOf = (frame: number) => nextMs - (frames - frame) * HOP_MS;
  const opened = frames - Math.round((nextMs - openedAtMs) / HOP_MS);
  const oldest = Math.max(0, frames - REMEMBERED_FRAMES);
  let first = Math.max(opened, oldest);
  while (first < frames && !(isLoud(first) && isLoud(first + 1))) first += 1;
  let last = frames - 1;
  while (last > first && !isLoud(last)) last -= 1;
  // What is not remembered any more stays speech, up to where the memory begins.
  const startMs = opened < oldest ? openedAtMs : msOf(first);
  const endMs = first < frames ? msOf(last) : msOf(oldest);
  const isOpen = first < frames && frames - 1 - last <= HANGOVER_FRAMES;
  if (isOpen) return { ...detector, openedAtMs: startMs, lastLoudMs: endMs, quietFrames: frames - 1 - last };
  const finished = first < frames || opened < oldest ? { startMs, endMs } : null;
  return { ...detector, speech: false, openedAtMs: null, finished };
}

/** Pauses shorter than this are inside words: stop consonants, a breath at most. */
export const MERGE_UNDER_MS = 130;
/** Islands shorter than this are clicks and lip noise. */
export const DROP_UNDER_MS = 40;

/**
 * Islands as timing wants them: in order, near ones merged, then clicks dropped. Doing it again changes
 * nothing.
 */
export function mergeIslands(islands: readonly Island[]): readonly Island[] {
  const merged: Island[] = [];
  for (const island of islands.toSorted((one, other) => one.startMs - other.startMs)) {
    const last = merged.at(-1);
    if (last !== undefined && island.startMs - last.endMs < MERGE_UNDER_MS) {
      merged[merged.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, island.endMs) };
    } else merged.push(island);
  }
  return merged.filter((island) => island.endMs - island.startMs >= DROP_UNDER_MS);
}

/** Level of a window of samples between -1 and 1, in dB below full scale; -Infinity for digital silence. */
export function levelDbOf(sumOfSquares: number, samples: number): number {
  return 10 * Math.log10(sumOfSquares / Math.max(1, samples));
}

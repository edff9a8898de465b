/** Speech by level, for when the speech detector does not work: coarser, but turns end and captions come. */
import type { Island } from './islands.ts';
import type { SpeechFrame } from './turns.ts';

export interface LevelSpeech {
  /** From now on, what is played is told as frames. */
  readonly start: () => void;
  readonly add: (island: Island) => void;
  /** The reader has come this far; speech that is still being captured began at `islandFromMs`, if there is any. */
  readonly onPlayed: (playedMs: number, islandFromMs: number | null) => void;
}

/** What is played lies at most so far behind what is captured (core/audio/playout.ts). */
const KEPT_MS = 60_000;

/** A frame that seems longer spans a place where sound was left out. */
const LONGEST_FRAME_MS = 100;

/** Levels are not followed: a long turn then ends when it has become too long. */
const SPEECH_DB = -30;
const QUIET_DB = -70;

export function createLevelSpeech(tell: (frame: SpeechFrame) => void): LevelSpeech {
  let islands: readonly Island[] = [];
  let isOn = false;
  let lastMs = 0;
  return {
    start: () => {
      isOn = true;
    },
    add: (island) => {
      islands = [...islands.filter(({ endMs }) => endMs > island.endMs - KEPT_MS), island];
    },
    onPlayed: (atMs, islandFromMs) => {
      const frameMs = Math.min(Math.abs(atMs - lastMs), LONGEST_FRAME_MS);
      const hasMoved = atMs !== lastMs;
      lastMs = atMs;
      if (!isOn || !hasMoved) return;
      const isSpeech =
        (islandFromMs !== null && atMs >= islandFromMs) ||
        islands.some(({ startMs, endMs }) => startMs <= atMs && atMs <= endMs);
      tell({ atMs, frameMs, probability: isSpeech ? 1 : 0, levelDb: isSpeech ? SPEECH_DB : QUIET_DB });
    },
  };
}

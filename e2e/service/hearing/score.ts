/**
 * The talk as a row of frames to find one's place in, with the words on it. It is made once and never
 * changes.
 */
import type { Talk } from '../../speech/talk.ts';
import { createLoudness, type Frame, LOOK_AHEAD_FRAMES } from './loudness.ts';
import { BANDS, createSpectrum, FRAME_MS } from './spectrum.ts';

/**
 * Longer silences are shortened to this: how long a pause lasts says nothing about where in the talk one is.
 */
const LONGEST_SILENCE_FRAMES = 8;

export interface ScoreWord {
  /** As written. */
  readonly word: string;
  /** The frames that sound while the word is spoken, first to last. */
  readonly firstFrame: number;
  readonly lastFrame: number;
}

export interface Score {
  /** Frames times BANDS. */
  readonly bands: Float32Array;
  /** Of the bands of each frame. */
  readonly means: Float32Array;
  readonly silent: Uint8Array;
  /** Where sound begins after a silence, and at the beginning. */
  readonly onsets: Uint8Array;
  readonly length: number;
  readonly words: readonly ScoreWord[];
}

export const emptyScore: Score = {
  bands: new Float32Array(0),
  means: new Float32Array(0),
  silent: new Uint8Array(0),
  onsets: new Uint8Array(0),
  length: 0,
  words: [],
};

export function readScore(talk: Talk): Score {
  const frames = allFrames(talk);
  const kept: Frame[] = [];
  const placeOf = new Int32Array(frames.length + 1);
  let silence = 0;
  frames.forEach((frame, index) => {
    silence = frame.silent ? silence + 1 : 0;
    if (silence <= LONGEST_SILENCE_FRAMES) kept.push(frame);
    placeOf[index] = kept.length - 1;
  });
  const bands = new Float32Array(kept.length * BANDS);
  for (const [index, frame] of kept.entries()) bands.set(frame.bands, index * BANDS);
  const means = Float32Array.from(kept, (frame) => frame.mean);
  const silent = Uint8Array.from(kept, (frame) => (frame.silent ? 1 : 0));
  const onsets = silent.map((quiet, index) => (quiet === 0 && (silent[index - 1] ?? 1) === 1 ? 1 : 0));
  const last = kept.length - 1;
  const place = (ms: number): number =>
    Math.max(0, Math.min(placeOf[Math.floor(ms / FRAME_MS)] ?? last, last));
  const words = talk.words.map((word) => ({
    word: word.word,
    ...sounding(silent, place(word.startMs), place(Math.max(word.startMs, word.endMs - FRAME_MS))),
  }));
  return { bands, means, silent, onsets, length: kept.length, words };
}

/** Takes silent frames off both ends, unless nothing is left. */
function sounding(
  silent: Uint8Array,
  first: number,
  last: number,
): { firstFrame: number; lastFrame: number } {
  let firstFrame = first;
  let lastFrame = last;
  while (firstFrame < lastFrame && silent[firstFrame]) firstFrame += 1;
  while (lastFrame > firstFrame && silent[lastFrame]) lastFrame -= 1;
  return { firstFrame, lastFrame };
}

function allFrames({ sound }: Talk): Frame[] {
  const spectrum = createSpectrum(sound.sampleRate);
  const loudness = createLoudness();
  const frames: Frame[] = [];
  const take = (bandsDb: Float32Array): void => {
    const frame = loudness.push(bandsDb);
    if (frame !== undefined) frames.push(frame);
  };
  spectrum.push(sound.samples, take);
  const tailMs = (LOOK_AHEAD_FRAMES + 2) * FRAME_MS;
  spectrum.push(new Float32Array(Math.ceil((sound.sampleRate * tailMs) / 1000)), take);
  return frames;
}

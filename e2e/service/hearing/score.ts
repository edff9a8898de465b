/** The talk as a row of frames to find one's place in, with the words on it. It never changes. */
import type { Talk } from '../../speech/talk.ts';
import { createFramer, FRAME_MS, type Frame } from './frames.ts';

/** Longer silences are shortened to this: how long a pause lasts says nothing about where one is. */
const LONGEST_SILENCE_FRAMES = 8;

/** How much of a word's end may be too faint to arrive: 80 ms, and a quarter of it at most. */
const DYING_FRAMES = 4;

/** Silence of this many frames is a pause, not the closure of a consonant. */
const PAUSE_FRAMES = 7;

export interface ScoreWord {
  /** As written. */
  readonly word: string;
  /** The frames that sound while the word is spoken, first to last. */
  readonly first: number;
  readonly last: number;
  /** Where it counts as over: before a pause a voice dies away, and its very last frames may not arrive. */
  readonly over: number;
}

export interface Score {
  readonly frames: readonly Frame[];
  readonly words: readonly ScoreWord[];
  /** For each frame the first word that counts for who comes in there: at least half of it is left. */
  readonly entries: readonly number[];
}

export const emptyScore: Score = { frames: [], words: [], entries: [] };

export function readScore({ sound, words: spoken }: Talk): Score {
  const frames: Frame[] = [];
  let silence = 0;
  const placeOf = createFramer(sound.sampleRate)(sound.samples).map((frame) => {
    silence = frame.silent ? silence + 1 : 0;
    if (silence <= LONGEST_SILENCE_FRAMES) frames.push(frame);
    return frames.length - 1;
  });
  const place = (ms: number): number => placeOf[Math.max(0, Math.floor(ms / FRAME_MS))] ?? frames.length - 1;
  const words = spoken.map(({ word, startMs, endMs }) => ({
    word,
    ...placed(frames, place(startMs), place(Math.max(startMs, endMs - FRAME_MS))),
  }));
  return {
    frames,
    words,
    entries: frames.map((_, at) => words.filter(({ first, last }) => (first + last + 1) / 2 < at).length),
  };
}

/** Takes silent frames off both ends, unless nothing is left. */
function placed(frames: readonly Frame[], from: number, to: number): Omit<ScoreWord, 'word'> {
  const isSilent = (at: number): boolean => frames[at]?.silent ?? true;
  let [first, last] = [from, to];
  while (first < last && isSilent(first)) first += 1;
  while (last > first && isSilent(last)) last -= 1;
  const goesOn = frames.slice(last + 1, last + 1 + PAUSE_FRAMES).some((frame) => !frame.silent);
  const over = goesOn ? last : last - Math.min(DYING_FRAMES, Math.floor((last - first) / 4));
  return { first, last, over };
}

/**
 * Hears a stream: tells which words of the talk have arrived in it, each when its end has. It never tells a
 * word that did not sound.
 */
import { createAlignment, FLUSH_FRAMES, type Place } from './alignment.ts';
import { createLoudness, silentFrame } from './loudness.ts';
import type { Score, ScoreWord } from './score.ts';
import { createSpectrum, FRAME_MS } from './spectrum.ts';

/** How much of a word's end may be too faint to arrive: 80 ms, and a quarter of it at most. */
const DYING_FRAMES = 4;

/** Silence of this many frames is a pause, not the closure of a consonant. */
const PAUSE_FRAMES = 7;

/**
 * A word counts when this share of its frames was heard, so that one cut in half by a late start does not.
 */
const HEARD_SHARE = 0.5;

/** Going back further than this is hearing the passage again; less is the path steadying itself. */
const AGAIN_FRAMES = 15;

export interface HeardWord {
  readonly word: string;
  /** Where it stands in the talk's list of words. */
  readonly index: number;
  /** When its end arrived, in milliseconds of received sound. */
  readonly endMs: number;
}

export interface Hearing {
  /**
   * Takes samples (-1..1) that follow on those before; gives the words that became certain, in the order
   * heard.
   */
  push(samples: Float32Array): readonly HeardWord[];
  /** Lets time pass without sound: a gap in what was received. */
  skip(durationMs: number): readonly HeardWord[];
  /** No more sound may come for now: decides with what arrived. Time does not move. */
  flush(): readonly HeardWord[];
  /** Milliseconds of sound received, gaps included. */
  readonly receivedMs: number;
  /** Up to here everything was decided. */
  readonly undecidedSinceMs: number;
}

export function createHearing(score: Score, sampleRate: number): Hearing {
  const spectrum = createSpectrum(sampleRate);
  const loudness = createLoudness();
  const alignment = createAlignment(score);
  const listener = createListener(score);
  /** The time of every frame that the alignment has been given but has not decided. */
  const timesMs: number[] = [];
  const arriving: number[] = [];
  let receivedMs = 0;
  let frameMs = 0;

  const decided = (places: readonly Place[]): HeardWord[] =>
    places.flatMap((place) => listener.pass(place, timesMs.shift() ?? receivedMs));

  const take = (bandsDb: Float32Array, atMs: number): HeardWord[] => {
    arriving.push(atMs);
    const frame = loudness.push(bandsDb);
    if (frame === undefined) return [];
    timesMs.push(arriving.shift() ?? atMs);
    return decided(alignment.push(frame));
  };

  const push = (samples: Float32Array): HeardWord[] => {
    const heard: HeardWord[] = [];
    receivedMs += (samples.length / sampleRate) * 1000;
    spectrum.push(samples, (bandsDb) => {
      frameMs = Math.min(receivedMs, frameMs + FRAME_MS);
      heard.push(...take(bandsDb, frameMs));
    });
    return heard;
  };

  return {
    push,
    skip(durationMs) {
      const soundingMs = Math.min(durationMs, LONGEST_GAP_MS);
      const heard = push(new Float32Array(Math.round((soundingMs * sampleRate) / 1000)));
      receivedMs += durationMs - soundingMs;
      frameMs += durationMs - soundingMs;
      return heard;
    },
    flush() {
      const heard: HeardWord[] = [];
      const quiet = new Float32Array(silentFrame.bands.length).fill(SILENCE_DB);
      for (let index = 0; index < FLUSH_FRAMES; index += 1) heard.push(...take(quiet, receivedMs));
      return [...heard, ...decided(alignment.flush())];
    },
    get receivedMs() {
      return receivedMs;
    },
    get undecidedSinceMs() {
      return timesMs[0] ?? arriving[0] ?? receivedMs;
    },
  };
}

/** A longer gap than this tells the alignment nothing more, so its frames are not made. */
const LONGEST_GAP_MS = 2_000;

const SILENCE_DB = -100;

/** Follows the places passed through and gives each word when enough of it, up to its end, was passed. */
function createListener(score: Score): { pass(place: Place, atMs: number): HeardWord[] } {
  const heardFrames = new Uint8Array(score.length);
  let at: number | undefined;
  let nextWord = 0;

  const moveTo = (place: number): void => {
    const back = at !== undefined && place < at - AGAIN_FRAMES;
    const far = at === undefined || back || place > at + AGAIN_FRAMES;
    if (back) heardFrames.fill(0, place);
    if (back || (far && place < (score.words[nextWord - 1]?.firstFrame ?? 0) - AGAIN_FRAMES)) {
      nextWord = score.words.findIndex((word) => word.lastFrame >= place);
      if (nextWord < 0) nextWord = score.words.length;
    }
    const from = far || at === undefined ? place : Math.min(at + 1, place);
    heardFrames.fill(1, from, place + 1);
    at = Math.max(place, back || at === undefined ? 0 : far ? 0 : at);
  };

  return {
    pass(place, atMs) {
      if (place === undefined) return [];
      moveTo(place);
      const heard: HeardWord[] = [];
      for (
        let word = score.words[nextWord];
        word !== undefined && endOf(score, word) <= place;
        word = score.words[nextWord]
      ) {
        if (share(heardFrames, word.firstFrame, word.lastFrame) >= HEARD_SHARE) {
          const dyingMs = Math.max(0, word.lastFrame - place) * FRAME_MS;
          heard.push({ word: word.word, index: nextWord, endMs: atMs + dyingMs });
        }
        nextWord += 1;
      }
      return heard;
    },
  };
}

function share(heard: Uint8Array, first: number, last: number): number {
  let count = 0;
  for (let frame = first; frame <= last; frame += 1) count += heard[frame] ?? 0;
  return count / (last - first + 1);
}

/**
 * Where a word counts as over: before a pause a voice dies away, and its very last frames may not arrive as
 * sound.
 */
function endOf({ silent }: Score, { firstFrame, lastFrame }: ScoreWord): number {
  if (silent.subarray(lastFrame + 1, lastFrame + 1 + PAUSE_FRAMES).includes(0)) return lastFrame;
  return lastFrame - Math.min(DYING_FRAMES, Math.floor((lastFrame - firstFrame) / 4));
}

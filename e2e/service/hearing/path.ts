/**
 * Finds the way of the sound through the talk, frame by frame (Viterbi, by token passing): each place of the
 * talk keeps the best path that ends there. It knows no samples.
 */
import { BANDS, FRAME_MS, type Frame } from './frames.ts';
import type { Score } from './score.ts';

/** Mean difference per band, in dB, at which a frame speaks neither for nor against a place. */
const NEUTRAL_DB = 4;

/**
 * The whole frame may be this much louder or fainter than in the talk, at a cost: after a late start the
 * running peak is not yet the talk's, and automatic gain moves all bands together.
 */
const LARGEST_SHIFT_DB = 6;
const SHIFT_COST_PER_DB = 0.15;

/** Frames fainter than this, as a mean over the bands, count for less: faint sound is alike everywhere. */
const FULL_WEIGHT_DB = 10;

/** Staying, or passing over a frame: costs a little, so that a steady pace wins. */
const UNEVEN_COST = 3;

/** At most so many places on with one frame: two were left out. */
const LONGEST_STEP = 3;

/** A silent frame while the path waits inside a word: the sender held its sound back for a moment. */
const WAITING_COST = 0.4;

/** Being anywhere else next: about a third of a second of good agreement has to pay for it. */
const JUMP_COST = 60;

/** Where sound begins after a silence it is less: there a sender goes on after leaving something out. */
const JUMP_TO_ONSET_COST = 30;

/** A jump no further than this neither leaves out nor repeats: the path only steadies itself. */
const NEAR_PLACES = 15;

/** A word on a path, with those before it. */
export interface Passed {
  readonly word: string;
  /** Where it stands in the talk's list of words. */
  readonly index: number;
  /** When the path came past it. */
  readonly atMs: number;
  /** When its end arrives: a little later where a voice dies away. */
  readonly endMs: number;
  readonly before: Passed | null;
}

/** A path, by where it ends. */
interface Token {
  /** NaN outside the talk. */
  readonly place: number;
  readonly gain: number;
  /** The index of the word it passes next. */
  readonly next: number;
  readonly passed: Passed | null;
}

export interface Path {
  advance(frame: Frame, atMs: number): void;
  /** The last word on the best path. */
  passed(): Passed | null;
}

export function createPath(score: Score): Path {
  /** The path that is nowhere in the talk: silence before it, noise, another voice. */
  let nowhere: Token = { place: Number.NaN, gain: 0, next: 0, passed: null };
  let best = nowhere;
  let tokens: readonly Token[] = score.frames.map((_, place) => ({
    ...nowhere,
    place,
    gain: Number.NEGATIVE_INFINITY,
  }));

  const move = (place: number, frame: Frame, atMs: number): Token => {
    const { frames } = score;
    const written = frames[place] ?? frame;
    const agreement = agree(frame, written);
    let from = tokens[place] ?? nowhere;
    let gain = from.gain + (frame.silent ? (written.silent ? 0 : -WAITING_COST) : agreement - UNEVEN_COST);
    const offer = (token: Token | undefined, cost: number): void => {
      if (token === undefined || token.gain + agreement - cost <= gain) return;
      gain = token.gain + agreement - cost;
      from = token;
    };
    for (let step = 1; step <= LONGEST_STEP; step += 1) offer(tokens[place - step], (step - 1) * UNEVEN_COST);
    const onset = !written.silent && (frames[place - 1]?.silent ?? true);
    offer(best, onset ? JUMP_TO_ONSET_COST : JUMP_COST);
    const near = Math.abs(place - from.place) <= NEAR_PLACES;
    return pass(score, { ...from, place, gain, next: near ? from.next : (score.entries[place] ?? 0) }, atMs);
  };

  return {
    advance(frame, atMs) {
      const moved = score.frames.map((_, place) => move(place, frame, atMs));
      const left = best.gain - JUMP_COST;
      if (left > nowhere.gain) nowhere = { ...nowhere, gain: left, passed: best.passed };
      tokens = moved;
      best = tokens.reduce((best, token) => (token.gain > best.gain ? token : best), nowhere);
    },
    passed: () => best.passed,
  };
}

/** Puts the words that are over where the path now is behind it. */
function pass({ words }: Score, token: Token, atMs: number): Token {
  let { next: index, passed } = token;
  for (let word = words[index]; word !== undefined && word.over <= token.place; word = words[index]) {
    const endMs = atMs + Math.max(0, word.last - token.place) * FRAME_MS;
    passed = { word: word.word, index, atMs, endMs, before: passed };
    index += 1;
  }
  return { ...token, next: index, passed };
}

/** How much two frames are alike: above zero for, below against, nothing for silence on both sides. */
function agree(heard: Frame, written: Frame): number {
  if (heard.silent && written.silent) return 0;
  const shift = heard.meanDb - written.meanDb;
  const shiftDb = Math.sign(shift) * Math.min(LARGEST_SHIFT_DB, Math.abs(shift));
  const [heardShift, writtenShift] = [Math.max(0, shiftDb), Math.max(0, -shiftDb)];
  let difference = 0;
  for (let band = 0; band < BANDS; band += 1) {
    const one = Math.max(0, (heard.bands[band] ?? 0) - heardShift);
    const other = Math.max(0, (written.bands[band] ?? 0) - writtenShift);
    difference += Math.abs(one - other);
  }
  const weight = Math.min(1, Math.max(heard.meanDb, written.meanDb) / FULL_WEIGHT_DB);
  const agreement = weight * (NEUTRAL_DB - difference / BANDS - SHIFT_COST_PER_DB * Math.abs(shiftDb));
  return heard.silent || written.silent ? Math.min(-1, agreement) : agreement;
}

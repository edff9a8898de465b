/**
 * Finds where in the talk the sound that arrives lies, frame by frame, by the best path through the talk. It
 * knows no words.
 */
import { type Frame, LOOK_AHEAD_FRAMES } from './loudness.ts';
import type { Score } from './score.ts';
import { BANDS } from './spectrum.ts';

/** Mean difference per band, in dB, at which a frame speaks neither for nor against a place. */
const NEUTRAL_DB = 5;

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

/** A silent frame while the path waits inside a word: the sender held its sound back for a moment. */
const WAITING_COST = 0.4;

/** Being anywhere else next: about a third of a second of good agreement has to pay for it. */
const JUMP_COST = 60;

/**
 * To where sound begins after a silence it costs less: that is where a sender goes on after leaving something
 * out.
 */
const JUMP_TO_ONSET_COST = 30;

/** A place that is led to by less than this over every other place is not certain. */
const CERTAIN_LEAD = 25;

/** After so much agreement without a jump the place is certain, whatever sounds alike elsewhere. */
const SETTLED_GAIN = 130;

/** Decisions look this far back, so that later sound can correct them. */
const LAG_FRAMES = 10;

/** An uncertain place is decided after this many frames at the latest. */
const LONGEST_LAG_FRAMES = 45;

/** How many silent frames make every pending decision fall. */
export const FLUSH_FRAMES = LAG_FRAMES + LOOK_AHEAD_FRAMES + 2;

/**
 * Where one received frame lies in the talk; undefined for silence before, noise, or sound that is not of the
 * talk.
 */
export type Place = number | undefined;

const STEP = 0;
const STAY = 1;
const SKIP = 2;
const SKIP_TWO = 3;
const JUMP = 4;
const NOWHERE = -1;

export interface Alignment {
  /** Takes one frame; gives the places of the oldest frames whose place is now decided, in order. */
  push(frame: Frame): readonly Place[];
  /** Decides everything that is pending, with what is known. */
  flush(): readonly Place[];
}

export function createAlignment(score: Score): Alignment {
  const { length } = score;
  let gains = new Float32Array(length).fill(Number.NEGATIVE_INFINITY);
  let next = new Float32Array(length);
  /** What a path had gained when it last jumped; the difference to now is how settled it is. */
  let starts = new Float32Array(length);
  let nextStarts = new Float32Array(length);
  let nowhereGain = 0;
  let best = NOWHERE;
  let bestGain = 0;
  const past: { moves: Uint8Array; jumpFrom: number; nowhereFrom: number }[] = [];

  const advance = (frame: Frame): void => {
    const moves = new Uint8Array(length);
    const leaveGain = bestGain - JUMP_COST;
    const jumpFrom = best;
    for (let place = 0; place < length; place += 1) {
      const agreement = agree(score, place, frame);
      const stayCost = frame.silent ? (score.silent[place] ? 0 : WAITING_COST) : UNEVEN_COST - agreement;
      let gain = (gains[place - 1] ?? Number.NEGATIVE_INFINITY) + agreement;
      let move = STEP;
      let from = place - 1;
      const stay = (gains[place] ?? 0) - stayCost;
      if (stay > gain) [gain, move, from] = [stay, STAY, place];
      const skip = (gains[place - 2] ?? Number.NEGATIVE_INFINITY) + agreement - UNEVEN_COST;
      if (skip > gain) [gain, move, from] = [skip, SKIP, place - 2];
      const skipTwo = (gains[place - 3] ?? Number.NEGATIVE_INFINITY) + agreement - 2 * UNEVEN_COST;
      if (skipTwo > gain) [gain, move, from] = [skipTwo, SKIP_TWO, place - 3];
      const jumpGain = bestGain - (score.onsets[place] ? JUMP_TO_ONSET_COST : JUMP_COST);
      const jump = jumpGain + agreement;
      if (jump > gain) [gain, move, from] = [jump, JUMP, NOWHERE];
      next[place] = gain;
      nextStarts[place] = from === NOWHERE ? jumpGain : (starts[from] ?? 0);
      moves[place] = move;
    }
    const leave = leaveGain > nowhereGain;
    past.push({ moves, jumpFrom, nowhereFrom: leave ? jumpFrom : NOWHERE });
    nowhereGain = leave ? leaveGain : nowhereGain;
    [gains, next] = [next, gains];
    [starts, nextStarts] = [nextStarts, starts];
    settle();
  };

  /** Finds the best place, and keeps the numbers near zero. */
  const settle = (): void => {
    best = NOWHERE;
    bestGain = nowhereGain;
    for (let place = 0; place < length; place += 1) {
      const gain = gains[place] ?? 0;
      if (gain > bestGain) {
        bestGain = gain;
        best = place;
      }
    }
    for (let place = 0; place < length; place += 1) {
      gains[place] = (gains[place] ?? 0) - bestGain;
      starts[place] = (starts[place] ?? 0) - bestGain;
    }
    nowhereGain -= bestGain;
    bestGain = 0;
  };

  const certain = (): boolean => {
    // What sounds like nothing yet may turn out to be the beginning of something.
    if (best === NOWHERE || nowhereGain > -CERTAIN_LEAD) return false;
    if (-(starts[best] ?? 0) > SETTLED_GAIN) return true;
    for (let place = 0; place < length; place += 1) {
      if (Math.abs(place - best) > LAG_FRAMES && (gains[place] ?? 0) > -CERTAIN_LEAD) return false;
    }
    return true;
  };

  /** The places of the pending frames on the best path, oldest first; the newest `keep` stay pending. */
  const decide = (keep: number): Place[] => {
    if (past.length <= keep) return [];
    const places: Place[] = [];
    let place = best;
    for (let index = past.length - 1; index >= 0; index -= 1) {
      places.push(place === NOWHERE ? undefined : place);
      const { moves, jumpFrom, nowhereFrom } = past[index] ?? {
        moves: new Uint8Array(0),
        jumpFrom: 0,
        nowhereFrom: 0,
      };
      place =
        place === NOWHERE
          ? nowhereFrom
          : (moves[place] ?? STEP) === JUMP
            ? jumpFrom
            : before(place, moves[place] ?? STEP);
    }
    places.reverse();
    const decided = places.slice(0, past.length - keep);
    past.splice(0, decided.length);
    return decided;
  };

  return {
    push(frame) {
      if (length === 0) return [undefined];
      advance(frame);
      return decide(certain() ? LAG_FRAMES : LONGEST_LAG_FRAMES);
    },
    flush: () => (length === 0 ? [] : decide(0)),
  };
}

const before = (place: number, move: number): number =>
  move === STAY ? place : move === STEP ? place - 1 : move === SKIP ? place - 2 : place - 3;

/** How much a frame speaks for a place: above zero for, below against, nothing for silence on both sides. */
function agree(score: Score, place: number, frame: Frame): number {
  if (frame.silent && score.silent[place]) return 0;
  const offset = place * BANDS;
  const mean = score.means[place] ?? 0;
  const shift = Math.max(-LARGEST_SHIFT_DB, Math.min(LARGEST_SHIFT_DB, frame.mean - mean));
  const heardShift = Math.max(0, shift);
  const writtenShift = Math.max(0, -shift);
  let difference = 0;
  for (let band = 0; band < BANDS; band += 1) {
    const heard = Math.max(0, (frame.bands[band] ?? 0) - heardShift);
    const written = Math.max(0, (score.bands[offset + band] ?? 0) - writtenShift);
    difference += Math.abs(heard - written);
  }
  const weight = Math.min(1, Math.max(frame.mean, mean) / FULL_WEIGHT_DB);
  const agreement = weight * (NEUTRAL_DB - difference / BANDS - SHIFT_COST_PER_DB * Math.abs(shift));
  return frame.silent || score.silent[place] ? Math.min(-1, agreement) : agreement;
}

/** Where one cue may end and the next begin while two people speak at once. It chooses none. */
import type { TimedWord } from '../../text/words.ts';
import { valueAt } from '../sums.ts';
import type { BreakCosts } from './breakCosts.ts';

/** What one of them says in the stretch: all their turns as one run of words. */
export interface Voice {
  readonly words: readonly TimedWord[];
  /** When each word is said; never before the one before it. */
  readonly starts: Float64Array;
  readonly costs: BreakCosts;
  /** 1 after the last word of a turn. */
  readonly turnEnds: Uint8Array;
  /** The turn that each word is of, counted from 0. */
  readonly turns: Uint32Array;
  /** By turn, the width of what stands before the words in an own cue, if the speaker changes, and in a shared one. */
  readonly ownLabels: readonly number[];
  readonly sharedLabels: readonly number[];
  /** By turn, whether somebody else of the same lane spoke before it. */
  readonly changes: readonly boolean[];
}

export type Voices = readonly [Voice, Voice];

/** So many words of each of the two are over; the next word of either is said at `nextMs`. */
export interface Cut {
  readonly done: readonly [number, number];
  readonly nextMs: number;
  /** How long before it is said the last word leaves that is shown before the cut. */
  readonly earlyMs: number;
}

/** BBC Subtitle Guidelines, synchronisation: a subtitle never anticipates speech by more than this. */
export const MOST_EARLY_MS = 1_500;
/** What a comma costs (breakCosts.ts): the end of a clause or a sentence, or a pause. */
const GOOD_END = 3;

/**
 * One before each word by the time at which it is said; and the same with one of the two moved on to where a clause
 * of theirs ends, or back, so that not both must break off in the middle. In an order in which a later one has never
 * fewer words of both.
 */
export function cutPlaces(voices: Voices, limitMs: number): readonly Cut[] {
  const cuts = new Map<string, Cut>();
  const add = (done: readonly [number, number]) => {
    const cut = cutAt(voices, done, limitMs);
    if (cut.earlyMs <= MOST_EARLY_MS) cuts.set(done.join(' '), cut);
  };
  const [one, other] = voices;
  let [first, second] = [0, 0];
  for (;;) {
    add([first, second]);
    for (const moved of goodEnds(one, first)) add([moved, second]);
    for (const moved of goodEnds(other, second)) add([first, moved]);
    if (first === one.starts.length && second === other.starts.length) break;
    if (startOf(one, first, Number.POSITIVE_INFINITY) <= startOf(other, second, Number.POSITIVE_INFINITY))
      first += 1;
    else second += 1;
  }
  const sum = ({ done }: Cut) => done[0] + done[1];
  return [...cuts.values()].toSorted((left, right) => sum(left) - sum(right) || left.done[0] - right.done[0]);
}

const startOf = ({ starts }: Voice, index: number, otherwise: number): number => starts[index] ?? otherwise;

function cutAt(voices: Voices, done: readonly [number, number], limitMs: number): Cut {
  const nextMs = Math.min(startOf(voices[0], done[0], limitMs), startOf(voices[1], done[1], limitMs));
  const lastMs = Math.max(startOf(voices[0], done[0] - 1, 0), startOf(voices[1], done[1] - 1, 0));
  return { done, nextMs, earlyMs: Math.max(0, lastMs - nextMs) };
}

/** The nearest places before and after a word at which a clause ends, no further away than may be. */
function goodEnds(voice: Voice, from: number): readonly number[] {
  const nearMs = startOf(voice, from, startOf(voice, from - 1, 0));
  return [-1, 1].flatMap((step) => {
    for (let at = from + step; at >= 0 && at <= voice.starts.length; at += step) {
      if (Math.abs(startOf(voice, Math.min(at, voice.starts.length - 1), 0) - nearMs) > MOST_EARLY_MS) break;
      if (at === 0 || isGoodEnd(voice, at - 1)) return [at];
    }
    return [];
  });
}

const isGoodEnd = ({ costs, turnEnds }: Voice, index: number): boolean =>
  turnEnds[index] === 1 || valueAt(costs.cueEnds, index) <= GOOD_END;

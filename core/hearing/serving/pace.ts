/**
 * How often to read and with which model, by how long readings take on this machine. It measures nothing and loads
 * nothing.
 */
import { SHORTEST_MS } from '../listener.ts';

/** Rarer ones bring whole sentences at once: longer waits gain nothing for who reads along. */
const LONGEST_MS = 2_000;
/** Where the larger model would be read more rarely than this, the smaller one is of more use: it takes 0.6 of the time. */
const SMALLER_ABOVE_MS = 1_500;

/** Readings may take so much of the time between them, so that the machine has the rest for others. */
const SHARE = 0.5;

/** What is typical is the median of so many: four that something else held up are no slow machine. */
const REMEMBERED = 9;
/** A machine that was too slow can keep up again at so much of the time, so that it is not both in turn. */
const AGAIN = 0.5;

export interface Pace {
  /** Sound between two readings. */
  readonly everyMs: number;
  /** Asks for the smaller model, once and for good: going back and forth would cost more than either. */
  readonly wantsSmaller: boolean;
  /** The model cannot keep up with speech, though it is read as rarely as can be and there is no smaller one. */
  readonly isTooSlow: boolean;
  /** How long the last readings took. */
  readonly lastMs: readonly number[];
  readonly isSmallest: boolean;
}

/** At the beginning with a model. */
export const paceOf = (isSmallest: boolean): Pace => ({
  everyMs: SHORTEST_MS,
  wantsSmaller: false,
  isTooSlow: false,
  lastMs: [],
  isSmallest,
});

/** After a reading that took so long: waiting for the processor is part of it. */
export function afterReading(pace: Pace, tookMs: number): Pace {
  const lastMs = [...pace.lastMs, tookMs].slice(-REMEMBERED);
  const typicalMs = median(lastMs);
  const neededMs = typicalMs / SHARE;
  const isSure = lastMs.length === REMEMBERED;
  return {
    ...pace,
    lastMs,
    everyMs: Math.min(LONGEST_MS, Math.max(SHORTEST_MS, neededMs)),
    wantsSmaller: pace.wantsSmaller || (!pace.isSmallest && isSure && neededMs > SMALLER_ABOVE_MS),
    isTooSlow: pace.isSmallest && isSure && typicalMs > (pace.isTooSlow ? AGAIN : 1) * LONGEST_MS,
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** There is no smaller model to be had after all. */
export const withoutSmaller = (pace: Pace): Pace => ({ ...pace, wantsSmaller: false, isSmallest: true });

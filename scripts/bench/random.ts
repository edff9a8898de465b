/** Seeded chance: the same seed gives the same bench everywhere. Not for anything that must be secret. */

export interface Chance {
  /** 0 up to but not including 1. */
  readonly next: () => number;
  readonly between: (least: number, most: number) => number;
  /** Mean 0, standard deviation 1. */
  readonly normal: () => number;
}

/** The mulberry32 generator: 32 bits of state, good enough to shuffle pauses and make white noise. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Where the sound of one stream lies on the capture clock, which leaps where sound is left out or played again. */

export interface StreamClock {
  /** So much more sound was sent, and ended at `atMs` of the capture clock. */
  readonly send: (lengthMs: number, atMs: number) => void;
  readonly sentMs: () => number;
  /** A time of the stream on the capture clock; times that are long past may be off by what was left out since. */
  readonly at: (streamMs: number) => number;
}

/** No turn, and so no word of one that is still to be told, reaches further back. */
const KEPT_MS = 60_000;

export function createStreamClock(): StreamClock {
  /** Ends of runs of sound without a leap, oldest first. */
  let runs: readonly { readonly streamMs: number; readonly atMs: number }[] = [];
  let sentMs = 0;
  return {
    send: (lengthMs, atMs) => {
      const last = runs.at(-1);
      sentMs += lengthMs;
      // Frames come to the millisecond or so.
      const goesOn = last !== undefined && Math.abs(atMs - last.atMs - lengthMs) < 2;
      const before = goesOn ? runs.slice(0, -1) : runs;
      runs = [...before.filter(({ streamMs }) => streamMs > sentMs - KEPT_MS), { streamMs: sentMs, atMs }];
    },
    sentMs: () => sentMs,
    at: (streamMs) => {
      const run = runs.find((each) => each.streamMs >= streamMs) ?? runs.at(-1);
      return run === undefined ? streamMs : Math.max(0, run.atMs - (run.streamMs - streamMs));
    },
  };
}

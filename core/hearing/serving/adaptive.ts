/**
 * A decoder that adapts to the machine: it begins with the larger model and goes over to the smaller one, which is
 * loaded only then, where readings take too long. Both write with the same vocabulary, so that windows go on.
 */
import type { Decode, Model } from '../decoder.ts';
import { afterReading, type Pace, paceOf, withoutSmaller } from './pace.ts';

export interface Adaptive {
  readonly decode: Decode;
  /** Sound between two readings, in milliseconds. */
  readonly everyMs: () => number;
  readonly isTooSlow: () => boolean;
}

export interface AdaptiveNeeds {
  readonly model: Model;
  /** Gives null when it cannot be had, or there is none: then the model goes on. Asked once at most. */
  readonly loadSmaller: () => Promise<Model | null>;
  /** Milliseconds of a clock that goes on while others have the processor. */
  readonly now: () => number;
}

export function createAdaptive({ model, loadSmaller, now }: AdaptiveNeeds): Adaptive {
  let current = model;
  let pace: Pace = paceOf(false);
  let isLoading = false;
  /** How many readings have begun and not ended: lanes share the models. */
  let open = 0;
  let retired: Model | null = null;

  const goOver = async (): Promise<void> => {
    isLoading = true;
    const smaller = await loadSmaller().catch(() => null);
    if (smaller === null) {
      pace = withoutSmaller(pace);
      return;
    }
    retired = current;
    current = smaller;
    pace = paceOf(true);
  };
  const releaseRetired = async (): Promise<void> => {
    if (retired === null || open > 0) return;
    const old = retired;
    retired = null;
    // The reading is none the worse for it: what it still holds goes with the process or the worker.
    await old.release().catch(() => undefined);
  };

  return {
    async decode(request) {
      const by = current;
      const startedAt = now();
      open += 1;
      try {
        return await by.decode(request);
      } finally {
        open -= 1;
        if (by === current) pace = afterReading(pace, now() - startedAt);
        if (pace.wantsSmaller && !isLoading) void goOver();
        await releaseRetired();
      }
    },
    everyMs: () => pace.everyMs,
    isTooSlow: () => pace.isTooSlow,
  };
}

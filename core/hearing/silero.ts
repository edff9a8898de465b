/** What every runtime of Silero's speech detector needs of its frames: their context and the model's memory. Runs no model. */

/** Version 5 of the model reads 512 samples at 16 kHz at a time, and wants the last 64 of the frame before. */
export const SILERO_FRAME_SAMPLES = 512;
const CONTEXT_SAMPLES = 64;

/** The shape of the model's memory. */
export const SILERO_STATE_SHAPE = [2, 1, 128] as const;
const STATE_NUMBERS = 2 * 128;

/** One run of the model on a frame with its context; gives how likely it is speech, 0 to 1, and the memory after it. */
export type RunSilero<State> = (
  input: Float32Array,
  state: State,
) => Promise<{ readonly probability: number; readonly state: State }>;

/** A detector with memory: frames of SILERO_FRAME_SAMPLES must come in order, one at a time. `first` makes a memory. */
export function createSilero<State>(
  first: (zeros: Float32Array) => State,
  run: RunSilero<State>,
): (samples: Float32Array) => Promise<number> {
  const input = new Float32Array(CONTEXT_SAMPLES + SILERO_FRAME_SAMPLES);
  let state = first(new Float32Array(STATE_NUMBERS));
  return async (samples) => {
    input.copyWithin(0, SILERO_FRAME_SAMPLES);
    input.set(samples, CONTEXT_SAMPLES);
    const result = await run(input, state);
    state = result.state;
    return result.probability;
  };
}

/** The layers that Silero's network is made of. They know nothing of sound. */

/** Each row is multiplied with what comes, number by number, and summed; then its bias is added. */
export interface Layer {
  readonly rows: readonly Float32Array[];
  readonly bias: Float32Array;
}

export const positive = (value: number): number => Math.max(0, value);
export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** The sum of the products of two equally long rows. Four sums run side by side, as none need wait for another. */
export function dot(left: Float32Array, right: Float32Array): number {
  const { length } = left;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < length; at += 4) {
    first += (left[at] ?? 0) * (right[at] ?? 0);
    second += (left[at + 1] ?? 0) * (right[at + 1] ?? 0);
    third += (left[at + 2] ?? 0) * (right[at + 2] ?? 0);
    fourth += (left[at + 3] ?? 0) * (right[at + 3] ?? 0);
  }
  for (; at < length; at += 1) first += (left[at] ?? 0) * (right[at] ?? 0);
  return first + second + third + fourth;
}

/** How many moments a convolution sees at once: the one before, its own, the one after. */
export const KERNEL = 3;

/** Slides over moments of `width` numbers, `stride` at a time, and lets no negative number through. */
export function convolution(
  { rows, bias }: Layer,
  width: number,
  stride: number,
): (moments: Float32Array) => Float32Array {
  return (moments) => {
    const padded = new Float32Array(moments.length + 2 * width);
    padded.set(moments, width);
    const steps = Math.ceil(moments.length / width / stride);
    const given = new Float32Array(steps * rows.length);
    for (let step = 0; step < steps; step += 1) {
      const seen = padded.subarray(step * stride * width, (step * stride + KERNEL) * width);
      rows.forEach((row, index) => {
        given[step * rows.length + index] = positive(dot(row, seen) + (bias[index] ?? 0));
      });
    }
    return given;
  };
}

/** A long short-term memory: a row of weights each for what comes and for what was remembered last. */
export interface MemoryLayer {
  readonly input: Layer;
  readonly hidden: Layer;
}

/**
 * Takes one moment, and gives what is remembered after it. A fourth of the rows each says what is taken in, kept,
 * written, and given out, in the order of PyTorch's LSTMCell.
 */
export function createMemory({ input, hidden }: MemoryLayer): (moment: Float32Array) => Float32Array {
  const units = input.rows.length / 4;
  const cell = new Float32Array(units);
  let remembered = new Float32Array(units);
  return (moment) => {
    const taken = affine(input, moment);
    const gates = affine(hidden, remembered).map((value, index) => value + (taken[index] ?? 0));
    remembered = new Float32Array(units).map((_, unit) => {
      const gate = (index: number): number => gates[index * units + unit] ?? 0;
      const written = sigmoid(gate(0)) * Math.tanh(gate(2));
      const now = sigmoid(gate(1)) * (cell[unit] ?? 0) + written;
      cell[unit] = now;
      return sigmoid(gate(3)) * Math.tanh(now);
    });
    return remembered;
  };
}

const affine = ({ rows, bias }: Layer, input: Float32Array): readonly number[] =>
  rows.map((row, index) => dot(row, input) + (bias[index] ?? 0));

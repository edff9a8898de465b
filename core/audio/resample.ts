/** Changes the sample rate of a stream of sound that is read from a file. It allocates: the audio thread uses decimate.ts. */

/** Sound goes in in blocks of any length; what comes out follows on, and its first sample is at the first one's time. */
export interface Resampler {
  readonly push: (samples: Float32Array) => Float32Array;
  /** What was held back for want of what follows. Nothing may be pushed after. */
  readonly end: () => Float32Array;
}

/**
 * Zero crossings of the sinc on each side: with a Blackman window the way from pass to stop is 3/16 of the lower rate's
 * half, and what folds back lies 70 dB down.
 */
const CROSSINGS = 16;
/** As a share of the lower of the two rates: the middle of that way, so that it ends at the half. */
const CUTOFF = 0.5 - 1.5 / CROSSINGS / 2;

/** From one whole number of samples a second to another, both positive. */
export function createResampler(fromHz: number, toHz: number): Resampler {
  if (fromHz === toHz) return { push: (samples) => samples, end: () => new Float32Array() };
  const { phases, step, half, tapsOf } = kernelFor(fromHz, toHz);
  let held = new Float32Array(half);
  /** Of the input that was pushed before what is held; the silence before the first counts too. */
  let dropped = -half;
  let taken = 0;
  let made = 0;

  function make(input: Float32Array, until: number): Float32Array {
    const output = new Float32Array(Math.max(0, until - made));
    for (let index = 0; index < output.length; index += 1) {
      const at = (made + index) * step;
      const phase = at % phases;
      const first = (at - phase) / phases - half + 1 - dropped;
      const taps = tapsOf(phase);
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap += 1) sum += (taps[tap] ?? 0) * (input[first + tap] ?? 0);
      output[index] = sum;
    }
    made += output.length;
    const keptFrom = Math.min(input.length, Math.floor((made * step) / phases) - half + 1 - dropped);
    held = input.slice(keptFrom);
    dropped += keptFrom;
    return output;
  }

  const joined = (samples: Float32Array): Float32Array => {
    const input = new Float32Array(held.length + samples.length);
    input.set(held);
    input.set(samples, held.length);
    return input;
  };
  return {
    push(samples) {
      taken += samples.length;
      // An output needs `half` samples from its place on.
      return make(joined(samples), Math.max(made, Math.ceil(((taken - half) * phases) / step)));
    },
    end: () => make(joined(new Float32Array(half)), Math.round((taken * phases) / step)),
  };
}

/** Taps are worked out when a phase is first asked for: odd pairs of rates have more phases than a file has samples. */
function kernelFor(fromHz: number, toHz: number) {
  const divisor = greatestDivisor(fromHz, toHz);
  const half = Math.ceil(CROSSINGS * Math.max(1, fromHz / toHz));
  const kept = new Map<number, Float32Array>();
  const tapsOf = (phase: number): Float32Array => {
    const taps = kept.get(phase) ?? tapsAt((phase * divisor) / toHz, half, Math.min(1, toHz / fromHz));
    kept.set(phase, taps);
    return taps;
  };
  return { phases: toHz / divisor, step: fromHz / divisor, half, tapsOf };
}

/** A windowed sinc around a place between two samples, scaled to pass a constant unchanged. */
function tapsAt(fraction: number, half: number, scale: number): Float32Array {
  const taps = Float32Array.from({ length: 2 * half }, (_, index) => {
    const x = index - half + 1 - fraction;
    const angle = 2 * CUTOFF * scale * x * Math.PI;
    const turn = (Math.PI * x) / half;
    return (
      (x === 0 ? 1 : Math.sin(angle) / angle) * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn))
    );
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

const greatestDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestDivisor(other, one % other);

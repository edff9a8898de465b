/**
 * Turns a stream of samples into band loudness every 20 ms. It judges nothing: what the bands mean is decided
 * elsewhere.
 */

/** One frame every 20 ms: short against the shortest words (about 60 ms), long enough to be cheap. */
export const FRAME_MS = 20;

/**
 * Samples under one frame's window; longer than the step, so that frames overlap and half a step of offset
 * hardly matters.
 */
const WINDOW_MS = 32;

/** From the lowest voice to what an 8 kHz file still holds; evenly spaced on the mel scale, as hearing is. */
const LOWEST_HZ = 120;
const HIGHEST_HZ = 3_700;
export const BANDS = 12;

/** Quieter than any converter's own noise, and keeps the logarithm finite in digital silence. */
const SILENCE_POWER = 1e-10;

const mel = (hz: number): number => 1127 * Math.log(1 + hz / 700);
const hertz = (value: number): number => 700 * (Math.exp(value / 1127) - 1);

const edgesHz: readonly number[] = Array.from({ length: BANDS + 1 }, (_, index) =>
  hertz(mel(LOWEST_HZ) + ((mel(HIGHEST_HZ) - mel(LOWEST_HZ)) * index) / BANDS),
);

export interface Spectrum {
  /**
   * Samples in -1..1; calls back once for every full frame with its bands in dB (the array is the callee's to
   * keep).
   */
  push(samples: Float32Array, onFrame: (bandsDb: Float32Array) => void): void;
}

export function createSpectrum(sampleRate: number): Spectrum {
  const windowLength = Math.round((sampleRate * WINDOW_MS) / 1000);
  const size = 2 ** Math.ceil(Math.log2(windowLength));
  const shape = Float64Array.from(
    { length: windowLength },
    (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / windowLength),
  );
  const bands = bandBins(sampleRate, size);
  const scale = 1 / (size * shape.reduce((sum, value) => sum + value * value, 0));
  let held = new Float32Array(0);
  let startsAt = 0;
  let frames = 0;

  const measure = (offset: number): Float32Array => {
    const real = new Float64Array(size);
    for (let index = 0; index < windowLength; index += 1) {
      real[index] = (held[offset + index] ?? 0) * (shape[index] ?? 0);
    }
    const power = transformedPower(real);
    return Float32Array.from(bands, (weights) => {
      let sum = 0;
      for (const [bin, weight] of weights) sum += (power[bin] ?? 0) * weight;
      return 10 * Math.log10(sum * scale + SILENCE_POWER);
    });
  };

  return {
    push(samples, onFrame) {
      const joined = new Float32Array(held.length + samples.length);
      joined.set(held);
      joined.set(samples, held.length);
      held = joined;
      for (;;) {
        const offset = Math.round((frames * sampleRate * FRAME_MS) / 1000) - startsAt;
        if (offset + windowLength > held.length) {
          const kept = Math.min(offset, held.length);
          held = held.slice(kept);
          startsAt += kept;
          return;
        }
        onFrame(measure(offset));
        frames += 1;
      }
    },
  };
}

/** For every band the bins in it, each with the share of the bin that lies inside. */
function bandBins(sampleRate: number, size: number): readonly (readonly (readonly [number, number])[])[] {
  const widthHz = sampleRate / size;
  return Array.from({ length: BANDS }, (_, band) => {
    const lowHz = edgesHz[band] ?? 0;
    const highHz = edgesHz[band + 1] ?? 0;
    const bins: [number, number][] = [];
    for (let bin = Math.floor(lowHz / widthHz); bin <= Math.min(highHz / widthHz + 1, size / 2); bin += 1) {
      const inside = Math.min(highHz, (bin + 0.5) * widthHz) - Math.max(lowHz, (bin - 0.5) * widthHz);
      if (inside > 0) bins.push([bin, inside / widthHz]);
    }
    return bins;
  });
}

/** Power at every bin of an iterative radix-2 Fourier transform; the length must be a power of two. */
function transformedPower(real: Float64Array): Float64Array {
  const size = real.length;
  const imaginary = new Float64Array(size);
  reverseBits(real);
  for (let span = 2; span <= size; span *= 2) {
    const half = span / 2;
    for (let turn = 0; turn < half; turn += 1) {
      const angle = (-2 * Math.PI * turn) / span;
      const cosine = Math.cos(angle);
      const sine = Math.sin(angle);
      for (let low = turn; low < size; low += span) {
        const high = low + half;
        const r = real[high] ?? 0;
        const i = imaginary[high] ?? 0;
        const turnedReal = r * cosine - i * sine;
        const turnedImaginary = r * sine + i * cosine;
        real[high] = (real[low] ?? 0) - turnedReal;
        imaginary[high] = (imaginary[low] ?? 0) - turnedImaginary;
        real[low] = (real[low] ?? 0) + turnedReal;
        imaginary[low] = (imaginary[low] ?? 0) + turnedImaginary;
      }
    }
  }
  return real.map((value, index) => value * value + (imaginary[index] ?? 0) ** 2);
}

function reverseBits(values: Float64Array): void {
  let mirrored = 0;
  for (let index = 1; index < values.length; index += 1) {
    let bit = values.length >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored |= bit;
    if (index >= mirrored) continue;
    const value = values[index] ?? 0;
    values[index] = values[mirrored] ?? 0;
    values[mirrored] = value;
  }
}

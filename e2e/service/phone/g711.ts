/** Samples as a telephone sends them: ITU-T G.711, mu-law. What comes is decoded in `transport/pcm.ts`. */

const BIAS = 0x84;
const CLIP = 32_635;

/** One sample, -1..1, as one byte. */
export function toMuLaw(sample: number): number {
  const value = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
  const magnitude = Math.min(CLIP, Math.abs(value)) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((value < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

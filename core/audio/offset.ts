/** Takes a constant offset out of sound whose level is measured: it is the converter's, and no sound. */

/** Voices begin at 80 Hz; an offset is gone a tenth of a second after the sound began. */
const HIGH_PASS_HZ = 8;

/**
 * A one-pole high-pass, sample by sample. An offset of 0.0067 (-43 dB, in recordings of LibriVox) is louder than the
 * quietest speech, and half a step of 8 bits (-48 dB) too: unblocked, both hide where soft words begin and end.
 */
export function createOffsetBlock(sampleRate: number): (sample: number) => number {
  const share = (2 * Math.PI * HIGH_PASS_HZ) / sampleRate;
  let offset = 0;
  return (sample) => {
    const rest = sample - offset;
    offset += share * rest;
    return rest;
  };
}

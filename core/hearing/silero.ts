/**
 * Silero's speech detector, version 5: how likely each frame is speech. The network is so small that it is
 * computed here: a runtime for any model takes seconds of a page's processor to get ready, this takes none.
 * It decides nothing.
 */
import { convolution, createMemory, dot, positive, sigmoid } from './sileroLayers.ts';
import { readSileroWeights, SPECTRUM_WINDOW, type Spectrum } from './sileroWeights.ts';

/** Version 5 of the model reads 512 samples at 16 kHz at a time, and wants the last 64 of the frame before. */
export const SILERO_FRAME_SAMPLES = 512;
const CONTEXT_SAMPLES = 64;
const INPUT_SAMPLES = CONTEXT_SAMPLES + SILERO_FRAME_SAMPLES;

/** Its spectrum is that of windows this far apart, over the input and a mirror of its end. */
const HOP_SAMPLES = 128;
const MIRROR_SAMPLES = 64;

/** How many moments each layer of the encoder goes on by. Of the four windows of a frame one moment is left. */
const STRIDES = [1, 2, 2, 1];

/** One stream's: frames of SILERO_FRAME_SAMPLES, from -1 to 1, come in order; gives a probability, 0 to 1. */
export type Detect = (samples: Float32Array) => number;

/**
 * Gives detectors with a memory of their own on one model, whose ONNX file is given.
 * @throws {Error} when that is another model.
 */
export function loadSilero(model: Uint8Array): () => Detect {
  const { spectrum, encoder, memory, judge } = readSileroWeights(model);
  const layers = encoder.map(({ layer, width }, index) => convolution(layer, width, STRIDES[index] ?? 1));
  return () => {
    const input = new Float32Array(INPUT_SAMPLES + MIRROR_SAMPLES);
    const take = createMemory(memory);
    return (samples) => {
      input.copyWithin(0, SILERO_FRAME_SAMPLES, INPUT_SAMPLES);
      input.set(samples, CONTEXT_SAMPLES);
      input.set(input.slice(INPUT_SAMPLES - 1 - MIRROR_SAMPLES, INPUT_SAMPLES - 1).reverse(), INPUT_SAMPLES);
      const remembered = take(layers.reduce((moments, layer) => layer(moments), loudness(spectrum, input)));
      return sigmoid(dot(judge.row, remembered.map(positive)) + judge.bias);
    };
  };
}

/** How loud each frequency is in each window, window by window. */
function loudness({ cosines, sines }: Spectrum, input: Float32Array): Float32Array {
  const loud: number[] = [];
  for (let from = 0; from + SPECTRUM_WINDOW <= input.length; from += HOP_SAMPLES) {
    const window = input.subarray(from, from + SPECTRUM_WINDOW);
    const cosine = cosines.map((row) => dot(row, window));
    sines.forEach((row, frequency) => {
      loud.push(Math.sqrt((cosine[frequency] ?? 0) ** 2 + dot(row, window) ** 2));
    });
  }
  return Float32Array.from(loud);
}

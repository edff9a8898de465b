/** Loads Moonshine's files into ONNX Runtime for Node. What is done with them is `core/hearing/moonshine`. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Model } from '../../core/hearing/decoder.ts';
import type { Shape } from '../../core/hearing/moonshine/cache.ts';
import { createMoonshine } from '../../core/hearing/moonshine/moonshine.ts';

export interface ModelFiles {
  readonly encoder: string;
  /** With the outputs of `attentionOutputs.ts`. */
  readonly decoder: string;
  readonly shape: Shape;
}

/** One thread: a second one gained nothing measurable, and the machine has other things to do. */
const OPTIONS: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
};

/** @throws {Error} when a file is missing or no model. */
export async function loadMoonshine({ shape, ...files }: ModelFiles): Promise<Model> {
  // Every length of sound is another size to the encoder; its pool would keep one block for each.
  const encoder = await InferenceSession.create(files.encoder, { ...OPTIONS, enableCpuMemArena: false });
  const decoder = await InferenceSession.create(files.decoder, OPTIONS);
  return createMoonshine({ encoder, decoder, shape, Tensor });
}

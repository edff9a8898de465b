/** Silero's speech detector on ONNX Runtime: how likely each frame is speech. It decides nothing. */
import { createRequire } from 'node:module';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import { FRAME_SAMPLES } from '../../core/hearing/sound.ts';

/** Version 5 of the model wants the last 64 samples of the frame before. */
const CONTEXT_SAMPLES = 64;
const STATE_SHAPE = [2, 1, 128] as const;

/** One stream's: frames of FRAME_SAMPLES come in order, one at a time; gives a probability, 0 to 1. */
export type Detect = (samples: Float32Array) => Promise<number>;

/** Gives detectors with a memory of their own on one model. @throws {Error} when the model cannot be loaded. */
export async function loadDetector(): Promise<() => Detect> {
  const model = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx');
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return () => createDetector(session);
}

function createDetector(session: InferenceSession): Detect {
  const input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES);
  const rate = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
  let state: Tensor = new Tensor('float32', new Float32Array(2 * 128), STATE_SHAPE);
  return async (samples) => {
    input.copyWithin(0, FRAME_SAMPLES);
    input.set(samples, CONTEXT_SAMPLES);
    const result = await session.run({
      input: new Tensor('float32', input, [1, input.length]),
      state,
      sr: rate,
    });
    state = result['stateN'] as Tensor;
    return Number((result['output'] as Tensor).data[0] ?? 0);
  };
}

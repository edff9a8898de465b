/** Silero's speech detector on ONNX Runtime: how likely each frame is speech. It decides nothing. */
import { createRequire } from 'node:module';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import { createSilero, SILERO_STATE_SHAPE } from '../../core/hearing/silero.ts';

/** One stream's: frames of SILERO_FRAME_SAMPLES come in order, one at a time; gives a probability, 0 to 1. */
export type Detect = (samples: Float32Array) => Promise<number>;

/** Gives detectors with a memory of their own on one model. @throws {Error} when the model cannot be loaded. */
export async function loadDetector(): Promise<() => Detect> {
  const model = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx');
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return () => createDetector(session);
}

function createDetector(session: InferenceSession): Detect {
  const rate = new Tensor('int64', BigInt64Array.of(BigInt(SAMPLE_RATE)), []);
  return createSilero<Tensor>(
    (zeros) => new Tensor('float32', zeros, SILERO_STATE_SHAPE),
    async (samples, state) => {
      const input = new Tensor('float32', samples, [1, samples.length]);
      const result = await session.run({ input, state, sr: rate });
      return {
        probability: Number((result['output'] as Tensor).data[0] ?? 0),
        state: result['stateN'] as Tensor,
      };
    },
  );
}

/**
 * Runs the Silero speech detector off the page's thread. Decides nothing: it gives a probability for each
 * frame it is handed.
 */
import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url';
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
// The ready-made detector of that package opens the microphone itself and its frames carry no place on a
// clock, so what it stands on is used instead: its model, on the runtime it uses.
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { watchSilence } from '../../../core/audio/quiet.ts';
import { createSilero, SILERO_STATE_SHAPE } from '../../../core/hearing/silero.ts';
import type { HeardFrame, SilenceMessage, SpeechListener, SpeechMessage } from './speech.ts';

const tell = (message: SpeechMessage, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer });

/** Loads the model from our own origin. One thread: a frame takes about a millisecond. */
async function load(): Promise<InferenceSession> {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { mjs: runtimeUrl, wasm: wasmUrl };
  return InferenceSession.create(modelUrl, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
}

/** A detector with memory: frames must come in order, one at a time. */
function createDetector(session: InferenceSession): (samples: Float32Array) => Promise<number> {
  const rate = new Tensor('int64', BigInt64Array.of(16_000n), []);
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

/**
 * Listens on this port too: each capture brings its own, and with it a detector that remembers nothing.
 */
function listen({ port, listener }: SpeechListener, session: InferenceSession): void {
  const detect = createDetector(session);
  const watch = watchSilence((isSilent) => port.postMessage({ isSilent } satisfies SilenceMessage));
  let last: Promise<void> = Promise.resolve();
  port.onmessage = ({ data }: MessageEvent<HeardFrame>) => {
    last = last
      .then(() => detect(data.samples))
      .then(
        (probability) => {
          watch(probability);
          tell({ type: 'frame', listener, ...data, probability }, [data.samples.buffer]);
        },
        () => tell({ type: 'failed' }),
      );
  };
}

const loading = load();
loading.then(
  () => tell({ type: 'ready' }),
  () => tell({ type: 'failed' }),
);

self.onmessage = ({ data }: MessageEvent<SpeechListener>) => {
  // A detector that could not load has said so above; there is nothing to listen with then.
  loading.then((session) => listen(data, session)).catch(() => tell({ type: 'failed' }));
};

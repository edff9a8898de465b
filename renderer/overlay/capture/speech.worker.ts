/**
 * Runs the Silero speech detector off the page's thread. Decides nothing: it gives a probability for each
 * frame it is handed.
 */
import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url';
// The ready-made detector of that package opens the microphone itself and its frames carry no place on a
// clock, so only its model is used.
import { watchSilence } from '../../../core/audio/quiet.ts';
import { type Detect, loadSilero } from '../../../core/hearing/silero.ts';
import type { HeardFrame, SilenceMessage, SpeechListener, SpeechMessage } from './speech.ts';

const tell = (message: SpeechMessage, transfer: Transferable[] = []) =>
  self.postMessage(message, { transfer });

/** Loads the model from our own origin. */
async function load(): Promise<() => Detect> {
  const response = await fetch(modelUrl);
  return loadSilero(new Uint8Array(await response.arrayBuffer()));
}

/**
 * Listens on this port too: each capture brings its own, and with it a detector that remembers nothing.
 */
function listen({ port, listener }: SpeechListener, detect: Detect): void {
  const watch = watchSilence((isSilent) => port.postMessage({ isSilent } satisfies SilenceMessage));
  port.onmessage = ({ data }: MessageEvent<HeardFrame>) => {
    const probability = detect(data.samples);
    watch(probability);
    tell({ type: 'frame', listener, ...data, probability }, [data.samples.buffer]);
  };
}

const loading = load();
loading.then(
  () => tell({ type: 'ready' }),
  () => tell({ type: 'failed' }),
);

self.onmessage = ({ data }: MessageEvent<SpeechListener>) => {
  // A detector that could not load has said so above; there is nothing to listen with then.
  loading.then((open) => listen(data, open())).catch(() => tell({ type: 'failed' }));
};

/** A page that only runs the recognizer's code in workers, for tests and benches to ask. It shows nothing. */
import type { Token } from '../../../core/hearing/decoder.ts';
import { FRAME_SAMPLES } from '../../../core/hearing/frame.ts';
import type { ModelName } from '../../../core/hearing/models.ts';
import type { FromRecognizer } from '../../../core/hearing/serving/port.ts';
import { createRecognizerHost, pageNeeds } from '../../../renderer/overlay/engines/recognizer.ts';

/** Sound as text: 16-bit samples in base 64. */
export type Packed = string;

function unpacked(packed: Packed): Float32Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return Float32Array.from(new Int16Array(bytes.buffer), (sample) => sample / 32_768);
}

let decoder: Worker | null = null;

/** One at a time. */
function ask(question: unknown): Promise<unknown> {
  decoder ??= new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  decoder.onmessage = ({ data }) => resolve(data);
  decoder.onerror = ({ message }) => reject(new Error(message));
  decoder.postMessage(question);
  return promise;
}

const recognizerPage = {
  /** Gives null, or why it cannot be had. */
  load: (name: ModelName) => ask(name),
  decode: async (packed: Packed, force: readonly number[], draft: readonly number[]) =>
    (await ask({ audio: unpacked(packed), force, draft })) as readonly Token[],
  /** What the app's own worker answers to a turn, with the probability of speech of each frame. */
  async hear(packed: Packed, speech: readonly number[]): Promise<readonly FromRecognizer[]> {
    const recognizer = createRecognizerHost(pageNeeds);
    const { port, close } = recognizer.open();
    const answers: FromRecognizer[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    port.onmessage = ({ data }: MessageEvent<FromRecognizer>) => {
      answers.push(data);
      if (data.type === 'ended' || data.type === 'failed') resolve();
    };
    const samples = unpacked(packed);
    for (const [index, probability] of speech.entries())
      port.postMessage({
        type: 'frame',
        samples: samples.slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES),
        speech: probability,
      });
    port.postMessage({ type: 'end', turn: 1 });
    await promise;
    close();
    recognizer.dispose();
    return answers;
  },
};

declare global {
  interface Window {
    recognizerPage: typeof recognizerPage;
  }
}
window.recognizerPage = recognizerPage;

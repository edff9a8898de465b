/** What the audio thread tells of a track's way out, on a stand-in for the browser's audio worklet. */
import { expect, test } from '@playwright/test';
import { type CaptureCommand, type CaptureMessage, SAMPLE_RATE_HZ } from './speech.ts';

interface Processor {
  readonly port: { onmessage: (event: { data: CaptureCommand }) => void };
  readonly process: (inputs: Float32Array[][], outputs: Float32Array[][]) => boolean;
}

/** A processor that plays, and every way out it has told of so far. */
async function started() {
  const wayOut: boolean[] = [];
  let processor: Processor | null = null;
  class AudioWorkletProcessor {
    readonly port = {
      postMessage: (message: CaptureMessage) => {
        if (message.type === 'wayOut') wayOut.push(message.isWanted);
      },
    };
  }
  const registerProcessor = (_name: string, made: new () => Processor) => {
    processor = new made();
  };
  Object.assign(globalThis, {
    AudioWorkletProcessor,
    registerProcessor,
    sampleRate: SAMPLE_RATE_HZ,
    currentTime: 0,
  });
  // By name: its types are those of an audio thread.
  await import(`${import.meta.dirname}/capture.worklet.ts`);
  const { port, process } = processor as unknown as Processor;
  const obey = (data: CaptureCommand) => port.onmessage({ data });
  let samples = 0;
  const hear = (ms: number, loudness: number) => {
    for (let block = 0; block < (ms * SAMPLE_RATE_HZ) / 128_000; block += 1) {
      const input = Float32Array.from(
        { length: 128 },
        () => loudness * Math.sin((samples++ * 2 * Math.PI) / 200),
      );
      process.call(processor, [[input]], [[new Float32Array(128)]]);
    }
  };
  obey({ type: 'play', speed: 1 });
  return { obey, hear, wayOut };
}

test('a connection that takes over in the midst of loud sound is told that its way out must be open', async () => {
  const { obey, hear, wayOut } = await started();
  obey({ type: 'send', isOn: true });
  hear(2_000, 0.001);
  hear(150, 0.3);
  obey({ type: 'open' });
  hear(100, 0.3);
  expect(wayOut).toEqual([true]);
  // Both arrive between two blocks.
  obey({ type: 'send', isOn: false });
  obey({ type: 'send', isOn: true });
  hear(100, 0.3);
  expect(wayOut).toEqual([true, false, true]);
});

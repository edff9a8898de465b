/** Takes the sound out of containers by mediabunny: tracks, and samples that are not compressed. */
import { AudioSampleSink, type Input, type InputAudioTrack, type Source } from 'mediabunny';
import { openInput } from './container.ts';
import type { FileSound } from './timeline.ts';

/** Reads the track that is taken, and closes the file at the end. @throws {Error} as mediabunny does. */
export async function* withTrack<Value>(
  source: Source,
  read: (track: InputAudioTrack) => AsyncGenerator<Value>,
): AsyncGenerator<Value> {
  const input: Input = openInput(source);
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track !== null) yield* read(track);
  } finally {
    input.dispose();
  }
}

/** Integers of 8 to 32 bits, floats, A-law and µ-law, each with its time in the file. */
export async function* readSamples(source: Source, signal: AbortSignal): AsyncGenerator<FileSound> {
  yield* withTrack(source, async function* copy(track) {
    for await (const sample of new AudioSampleSink(track).samples()) {
      if (signal.aborted) return;
      const { numberOfFrames, numberOfChannels, sampleRate, timestamp } = sample;
      const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
        const plane = new Float32Array(numberOfFrames);
        sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
        return plane;
      });
      sample.close();
      yield { startMs: timestamp * 1_000, sampleRate, channels };
    }
  });
}

/**
 * What the Web Audio API has that the DOM's lib does not declare: the audio thread's globals, and the choice
 * of no speaker.
 */
declare const sampleRate: number;
/** In seconds, at the block that is being processed. */
declare const currentTime: number;

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(
    inputs: readonly (readonly Float32Array[])[],
    outputs: readonly (readonly Float32Array[])[],
    parameters: Readonly<Record<string, Float32Array>>,
  ): boolean;
}

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

interface AudioContextOptions {
  sinkId?: string | { readonly type: 'none' };
}

/** The sound of one turn as it grows, with how sure the detector was of speech. It decodes nothing. */

import { SAMPLE_RATE } from './decoder.ts';
import { FRAME_MS } from './frame.ts';

export interface Sound {
  readonly lengthMs: number;
  add(frame: Float32Array, speech: number): void;
  /** From one time to another, in milliseconds from its beginning. A view, not a copy. */
  between(fromMs: number, toMs: number): Float32Array;
  /** The probability of speech at a time. */
  speechAt(ms: number): number;
  /** How much of the sound until a time has a probability of speech above one. */
  speechMs(toMs: number, above: number): number;
  /** Forgets what lies before. */
  dropBefore(ms: number): void;
}

export function createSound(): Sound {
  let samples = new Float32Array(8 * SAMPLE_RATE);
  let speech: { readonly untilMs: number; readonly probability: number }[] = [];
  let length = 0;
  const toMs = (count: number): number => (count / SAMPLE_RATE) * 1_000;
  const toSamples = (ms: number): number => Math.max(0, Math.round((ms / 1_000) * SAMPLE_RATE));
  return {
    get lengthMs() {
      return toMs(length);
    },
    add(frame, probability) {
      if (length + frame.length > samples.length) {
        const more = new Float32Array(samples.length * 2);
        more.set(samples);
        samples = more;
      }
      samples.set(frame, length);
      length += frame.length;
      speech.push({ untilMs: toMs(length), probability });
    },
    between: (fromMs, untilMs) => samples.subarray(toSamples(fromMs), Math.min(length, toSamples(untilMs))),
    speechAt: (ms) => speech.find(({ untilMs }) => untilMs >= ms)?.probability ?? 0,
    speechMs: (toMs, above) =>
      speech.filter(({ untilMs, probability }) => untilMs <= toMs && probability > above).length * FRAME_MS,
    dropBefore(ms) {
      const dropped = Math.min(length, toSamples(ms));
      samples.copyWithin(0, dropped, length);
      length -= dropped;
      speech = speech.flatMap(({ untilMs, probability }) =>
        untilMs > ms ? [{ untilMs: untilMs - toMs(dropped), probability }] : [],
      );
    },
  };
}

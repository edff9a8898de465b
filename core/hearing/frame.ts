/** The speech detector's frame: how long it is, and how it is handed over once judged. It judges nothing. */
import type { SpeechFrame } from '../audio/turns.ts';
import { SAMPLE_RATE } from './decoder.ts';
import { SILERO_FRAME_SAMPLES } from './silero.ts';

/** 32 ms. */
export const FRAME_SAMPLES = SILERO_FRAME_SAMPLES;
export const FRAME_MS = (FRAME_SAMPLES * 1_000) / SAMPLE_RATE;

/** A frame that is played, at SAMPLE_RATE, with how likely it is speech. `atMs` is its end on the capture clock. */
export interface JudgedFrame extends Omit<SpeechFrame, 'frameMs'> {
  readonly samples: Float32Array;
}

/** Hands over each frame that is played, in order; gives back a way to stop. */
export type Follow = (take: (frame: JudgedFrame) => void) => () => void;

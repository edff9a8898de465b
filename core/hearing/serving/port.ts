/** What goes over the port between a page and the recognizer that hears it: one stream a port, in order. It sends nothing. */

import type { Span } from '../../base/span.ts';

/** Times of a stream are milliseconds of the sound that came over its port, from its first sample. */

export type ToRecognizer =
  /** SILERO_FRAME_SAMPLES at SAMPLE_RATE that follow on those before, with how likely they are speech, 0 to 1. */
  | { readonly type: 'frame'; readonly samples: Float32Array; readonly speech: number }
  /** What comes next does not follow on what came before, or belongs to another turn: reads what there is to its end. */
  | { readonly type: 'end'; readonly turn: number }
  /** Nothing more comes. */
  | { readonly type: 'close' };

export type FromRecognizer =
  /** Sound may come: it came before, too, and waited. */
  | { readonly type: 'ready' }
  /** It cannot hear, or no more. Told once; nothing comes after it. */
  | {
      readonly type: 'failed';
      readonly reason: 'noModel' | 'damagedModel' | 'crashed';
      readonly detail: string;
    }
  /** Text that goes behind all text before it; brings its own blank. */
  | ({ readonly type: 'word'; readonly text: string } & Span)
  /** The text of a stretch of speech, read as a whole: it replaces its words. Not understood: then there are no words. */
  | ({
      readonly type: 'turn';
      readonly isUnderstood: boolean;
      readonly words: readonly ({ readonly text: string } & Span)[];
    } & Span)
  /** All that was told of sound before this `end` has been told. */
  | { readonly type: 'ended'; readonly turn: number }
  /** Sound up to here has been taken in: what comes of it may come later, and what has not been waits. */
  | { readonly type: 'progress'; readonly untilMs: number }
  /** The smallest model cannot keep up with speech on this computer, or it can again. */
  | { readonly type: 'pace'; readonly isTooSlow: boolean };

/** What a recognition model is asked and what it answers, whichever model it is. It decodes nothing itself. */

/** Mono sound for the model, -1..1, in samples a second. */
export const SAMPLE_RATE = 16_000;

/** One piece of text that the model wrote, with where in the sound it stands. */
export interface Token {
  readonly id: number;
  /** Milliseconds from the beginning of the sound. */
  readonly startMs: number;
  readonly endMs: number;
  /** Natural logarithm of the probability that the model gave it, 0 at most. */
  readonly logProb: number;
}

export interface DecodeRequest {
  /** At SAMPLE_RATE. */
  readonly audio: Float32Array;
  /** Token ids that the answer begins with, whatever the model would rather write. */
  readonly force: readonly number[];
  /** What may come after those: it is verified in one pass, so a good guess saves time and a bad one changes nothing. */
  readonly draft: readonly number[];
}

export type Decode = (request: DecodeRequest) => Promise<readonly Token[]>;

/** A model that is loaded. */
export interface Model {
  readonly decode: Decode;
  /** Gives its memory back. */
  readonly release: () => Promise<void>;
}

/** How a model's tokens are read. */
export interface Vocabulary {
  /** A new word begins with it. */
  readonly startsWord: (id: number) => boolean;
  /** As written, without a space before the first word. */
  readonly textOf: (ids: readonly number[]) => string;
}

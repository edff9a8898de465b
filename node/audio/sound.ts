/** Sound on its way out of a file, as every reader gives it and before it is put in order. It reads nothing. */

/** A stretch of sound as it stands in the file. */
export interface FileSound {
  /** Where the file says that it begins, in milliseconds from the beginning; null: where the one before ends. */
  readonly startMs: number | null;
  readonly sampleRate: number;
  /** As many samples of each, -1..1. */
  readonly channels: readonly Float32Array[];
}

/** Reads a file from its beginning; ends, or throws, where it can be read no further. */
export type ReadSound = (signal: AbortSignal) => AsyncGenerator<FileSound>;

/** A stretch of a recording that cannot be read; `endMs` is null where nobody knows how long the recording was. */
export interface Missing {
  readonly type: 'missing';
  readonly startMs: number;
  readonly endMs: number | null;
}

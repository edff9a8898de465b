/** Who is measured beside whom, and what comes of it. */
import type { Reading } from '../../../e2e/speech/wav.ts';
import type { Heard } from './live.ts';

export interface Result {
  /** One for each part. */
  readonly heard: readonly Heard[];
  /** At most, of the whole process. */
  readonly residentMb: number;
  readonly loadMs: number;
}

/** Ours first; the model is the same but in the second. */
export const SUBJECTS = ['ours, base', 'ours, tiny', 'as moonshine-js', 'at once', 'PocketSphinx'] as const;
export type SubjectName = (typeof SUBJECTS)[number];

/** A reason for who could not be measured. */
export type Results = ReadonlyMap<SubjectName, Reading<Result>>;

/** A cue as another program's file has it, and what was mended to have it so. Reads nothing. */
import type { Cue } from '../cues/cues.ts';

export interface FileCue extends Cue {
  /** Where the speaker's name stood: in a voice tag, or at the start of the first line, where it stays. */
  readonly label: 'tag' | 'text' | null;
}

/** What is mended, as a person counts it. */
export const MENDED_KINDS = [
  'header',
  'numbering',
  'times',
  'ends',
  'order',
  'emptyCues',
  'blankLines',
  'missingBlankLines',
  'strayLines',
  'overlaps',
] as const;
export type MendedKind = (typeof MENDED_KINDS)[number];

/** How often each was mended; what was never, is not there. */
export type Mended = Partial<Record<MendedKind, number>>;

export type FileReading =
  | { readonly ok: true; readonly cues: readonly FileCue[]; readonly mended: Mended }
  | {
      readonly ok: false;
      /** badTime: a line that means to be a time and is none; noCues: not one cue in the whole file. */
      readonly reason: 'badTime' | 'noCues';
      /** Counted from 1. */
      readonly line: number;
    };

export function count(mended: Mended, kind: MendedKind, times = 1): void {
  if (times > 0) mended[kind] = (mended[kind] ?? 0) + times;
}

/** The files that a transcript can leave as, and what can be chosen about them. It writes none. */
import { entryKey } from '../transcript/entries.ts';
import { gapNotice } from '../transcript/gapNotice.ts';
import {
  type LaneNames,
  SIDE_NAMES,
  type TranscriptEntry,
  type TranscriptGap,
} from '../transcript/transcript.ts';
import { type CueStyle, HOUSE_STYLE } from './cues/cueStyle.ts';

export const SUBTITLE_FORMATS = ['srt', 'vtt', 'txt', 'md', 'json'] as const;
export type SubtitleFormat = (typeof SUBTITLE_FORMATS)[number];

/** What a file calls what nobody has named, in the language of whoever asks for it. */
export interface FileWords {
  readonly sides: LaneNames;
  /** With brackets around it. */
  readonly gap: (gap: Pick<TranscriptGap, 'startMs' | 'endMs' | 'reason'>) => string;
  /** A session without a title. */
  readonly captions: string;
}

export const ENGLISH: FileWords = { sides: SIDE_NAMES, gap: gapNotice, captions: 'Captions' };

export interface SubtitleOptions {
  /** Added to every time; what would end before zero is left out. JSON keeps the capture clock. */
  readonly offsetMs: number;
  /** Some old Windows players need it, some readers lose the first cue over it. */
  readonly byteOrderMark: boolean;
  readonly lineEnding: 'lf' | 'crlf';
  /** Names where the transcript has them; `dashes`: in SubRip a dash where the speaker changes, instead. */
  readonly speakers: boolean | 'dashes';
  /** In plain text and Markdown: the time at which each turn starts. */
  readonly timestamps: boolean;
  /**
   * Only what is on screen, or for text and JSON spoken, in this part of the capture clock. Whole cues and
   * turns, never parts of them.
   */
  readonly range: { readonly fromMs: number; readonly toMs: number } | null;
  /** Only these entries, by their keys (core/transcript/entries.ts), at the times that they have among all others. */
  readonly only: readonly string[] | null;
  /** In Markdown: what the session is called; null is nothing but its date. */
  readonly title: string | null;
  readonly style: CueStyle;
  readonly words: FileWords;
}

export const DEFAULT_SUBTITLE_OPTIONS: SubtitleOptions = {
  offsetMs: 0,
  byteOrderMark: false,
  lineEnding: 'lf',
  speakers: true,
  timestamps: false,
  range: null,
  only: null,
  title: null,
  style: HOUSE_STYLE,
  words: ENGLISH,
};

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Whether something is to be seen, or heard, in a range; what has no length is there for a moment. */
export function overlaps({ startMs, endMs }: Span, range: SubtitleOptions['range']): boolean {
  return range === null || (startMs < range.toMs && Math.max(endMs, startMs + 1) > range.fromMs);
}

/** Which entries the options leave. */
export function isChosen({
  range,
  only,
}: Pick<SubtitleOptions, 'range' | 'only'>): (entry: TranscriptEntry) => boolean {
  const keys = only === null ? null : new Set(only);
  return (entry) => (keys?.has(entryKey(entry)) ?? true) && overlaps(entry, range);
}

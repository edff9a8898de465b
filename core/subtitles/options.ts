/** The files that a transcript can leave as, and what can be chosen about them. It writes none. */
import { type CueStyle, HOUSE_STYLE } from './cues/cueStyle.ts';

export const SUBTITLE_FORMATS = ['srt', 'vtt', 'txt', 'md', 'json'] as const;
export type SubtitleFormat = (typeof SUBTITLE_FORMATS)[number];

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
  readonly style: CueStyle;
}

export const DEFAULT_SUBTITLE_OPTIONS: SubtitleOptions = {
  offsetMs: 0,
  byteOrderMark: false,
  lineEnding: 'lf',
  speakers: true,
  timestamps: false,
  range: null,
  style: HOUSE_STYLE,
};

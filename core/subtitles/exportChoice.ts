/** How a session is to leave the app, as a person chose it once and finds it again. It writes no file. */
import * as z from 'zod';
import { goodFields } from '../base/lenient.ts';
import { assertNever } from '../base/never.ts';
import { STYLE_NAMES, STYLES } from './cues/cueStyle.ts';
import { SUBTITLE_FORMATS, type SubtitleFormat, type SubtitleOptions } from './options.ts';

/** The longest video that a session could be moved into: a day. */
const MOST_OFFSET_MS = 86_400_000;

export const SPEAKER_CHOICES = ['names', 'dashes', 'none'] as const;

const fields = {
  format: z.enum(SUBTITLE_FORMATS),
  style: z.enum(STYLE_NAMES),
  speakers: z.enum(SPEAKER_CHOICES),
  /** In plain text and Markdown: the time at which each turn starts. */
  timestamps: z.boolean(),
  /** Added to every time. */
  offsetMs: z.int().min(-MOST_OFFSET_MS).max(MOST_OFFSET_MS),
  byteOrderMark: z.boolean(),
  lineEnding: z.enum(['lf', 'crlf']),
};

export const exportChoiceSchema = z.strictObject(fields).readonly();
export type ExportChoice = z.infer<typeof exportChoiceSchema>;
export type ExportOption = Exclude<keyof ExportChoice, 'format'>;

/** As DEFAULT_SUBTITLE_OPTIONS has it. */
export const DEFAULT_EXPORT_CHOICE: ExportChoice = {
  format: 'srt',
  style: 'surtitle',
  speakers: 'names',
  timestamps: false,
  offsetMs: 0,
  byteOrderMark: false,
  lineEnding: 'lf',
};

const fileSchema = goodFields(fields, DEFAULT_EXPORT_CHOICE);

/** What was remembered; a bad or missing part of it is the default. Never throws. */
export const parseExportChoice = (value: unknown): ExportChoice => fileSchema.parse(value);

/** What the writers of core/subtitles make of a choice. */
export function optionsOfChoice(
  choice: ExportChoice,
): Omit<SubtitleOptions, 'range' | 'only' | 'title' | 'words'> {
  const { style, speakers, timestamps, offsetMs, byteOrderMark, lineEnding } = choice;
  return {
    ...{ timestamps, offsetMs, byteOrderMark, lineEnding },
    style: STYLES[style],
    speakers: speakers === 'dashes' ? 'dashes' : speakers === 'names',
  };
}

const OF_EVERY_FILE = ['byteOrderMark', 'lineEnding'] as const;

/** What of a choice changes a file of this format: the rest need not be asked. */
export function optionsThatCount(format: SubtitleFormat): readonly ExportOption[] {
  switch (format) {
    case 'srt':
    case 'vtt':
      return ['style', 'speakers', 'offsetMs', ...OF_EVERY_FILE];
    case 'txt':
    case 'md':
      return ['speakers', 'timestamps', 'offsetMs', ...OF_EVERY_FILE];
    case 'json':
      return ['style', ...OF_EVERY_FILE];
    default:
      return assertNever(format);
  }
}

/** A dash where the speaker changes is known to SubRip alone: elsewhere it stands for names. */
export const speakerChoicesFor = (format: SubtitleFormat): readonly ExportChoice['speakers'][] =>
  format === 'srt' ? SPEAKER_CHOICES : ['names', 'none'];

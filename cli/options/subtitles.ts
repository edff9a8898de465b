/** What can be chosen about a subtitle file, read from the words of a command line. It writes none. */
import { extname } from 'node:path';
import { type CueStyle, type STYLE_NAMES, STYLES } from '../../core/subtitles/cues/cueStyle.ts';
import {
  ENGLISH,
  SUBTITLE_FORMATS,
  type SubtitleFormat,
  type SubtitleOptions,
} from '../../core/subtitles/options.ts';

/** As commander gives them. */
export interface SubtitleFlags {
  readonly style?: (typeof STYLE_NAMES)[number];
  readonly offset?: number;
  readonly from?: number;
  readonly to?: number;
  readonly bom?: true;
  readonly crlf?: true;
  readonly speakers?: boolean;
  readonly dashes?: true;
  readonly timestamps?: true;
}

/** Null where no style was named. */
export const styleOf = ({ style }: SubtitleFlags): CueStyle | null =>
  style === undefined ? null : STYLES[style];

export function optionsOf(flags: SubtitleFlags): Omit<SubtitleOptions, 'style' | 'only' | 'title'> {
  const { offset = 0, from, to } = flags;
  const isWhole = from === undefined && to === undefined;
  return {
    offsetMs: offset,
    byteOrderMark: flags.bom === true,
    lineEnding: flags.crlf === true ? 'crlf' : 'lf',
    speakers: flags.dashes === true ? 'dashes' : (flags.speakers ?? true),
    timestamps: flags.timestamps === true,
    words: ENGLISH,
    range: isWhole ? null : { fromMs: from ?? 0, toMs: to ?? Number.POSITIVE_INFINITY },
  };
}

/** What contradicts itself, in a sentence; null when nothing does. `formats`: what a session is to be written as. */
export function contradictionIn(
  { from = 0, to = Number.POSITIVE_INFINITY, offset, speakers, dashes }: SubtitleFlags,
  formats: readonly SubtitleFormat[],
): string | null {
  if (from >= to) return '--to is not after --from. Give a later one.';
  if (dashes === true && speakers === false)
    return '--dashes shows who speaks and --no-speakers does not. Leave one away.';
  if (offset === undefined || !formats.includes('json')) return null;
  return 'the JSON of a session keeps its own clock. Leave --offset away, or write subtitles.';
}

/** What its name ends with; null for any other name. */
export function formatOf(path: string): SubtitleFormat | null {
  const ending = extname(path).slice(1).toLowerCase();
  return SUBTITLE_FORMATS.find((known) => known === ending) ?? null;
}

/** Those that a list with commas names; null when one of them is none. */
export function formatsOf(list: string): readonly SubtitleFormat[] | null {
  const named = list.split(',').map((name) => name.trim().toLowerCase());
  const known = named.flatMap((name) => SUBTITLE_FORMATS.find((format) => format === name) ?? []);
  return known.length === named.length ? known : null;
}

/** A transcript as the text of a file: SRT, WebVTT, plain text, Markdown or JSON. It touches no disk. */

import { assertNever } from '../base/never.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { type Cue, cuesOf } from './cues/cues.ts';
import { LEAST_CUE_MS } from './cues/pacing.ts';
import { writeTranscriptJson } from './json.ts';
import {
  DEFAULT_SUBTITLE_OPTIONS,
  isChosen,
  overlaps,
  type SubtitleFormat,
  type SubtitleOptions,
} from './options.ts';
import { writeMarkdown, writePlainText } from './prose.ts';
import { LATEST_MS, writeSrt } from './srt.ts';
import { writeVtt } from './vtt.ts';

/**
 * The whole file as text, ending in a line end. Fails with `nothingToExport` when no visible word or gap is
 * left, and with `clockTooLong` when a subtitle's time would need three digits of hours, which several
 * players cannot read.
 */
export function writeSubtitles(
  transcript: Transcript,
  format: SubtitleFormat,
  options: Partial<SubtitleOptions> = {},
): Result<string> {
  const chosen = { ...DEFAULT_SUBTITLE_OPTIONS, ...options };
  return finished(writeFormat(transcript, format, chosen), chosen);
}

/** With the line ends and the mark that were chosen. */
export function finished(written: Result<string>, options: FileEnds): Result<string> {
  return written.ok ? success(withEnds(written.value, options)) : written;
}

type FileEnds = Pick<SubtitleOptions, 'lineEnding' | 'byteOrderMark'>;

export function withEnds(text: string, { lineEnding, byteOrderMark }: FileEnds): string {
  const lines = lineEnding === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  return byteOrderMark ? `\uFEFF${lines}` : lines;
}

function writeFormat(
  transcript: Transcript,
  format: SubtitleFormat,
  options: SubtitleOptions,
): Result<string> {
  switch (format) {
    case 'srt':
      return writeCues(cuesFor(transcript, options, options.speakers), writeSrt);
    case 'vtt':
      return writeCues(cuesFor(transcript, options, false), (cues) =>
        writeVtt(cues, options.speakers !== false),
      );
    case 'txt':
      return orNothing(writePlainText(transcript, options));
    case 'md':
      return orNothing(writeMarkdown(transcript, options));
    case 'json':
      return orNothing(writeTranscriptJson(chosenOnly(transcript, options), options.style));
    default:
      return assertNever(format);
  }
}

export function writeCues(cues: readonly Cue[], write: (cues: readonly Cue[]) => string): Result<string> {
  const last = cues.at(-1);
  if (last === undefined) return failure({ kind: 'nothingToExport' });
  return last.endMs > LATEST_MS ? failure({ kind: 'clockTooLong' }) : success(write(cues));
}

export function orNothing(text: string): Result<string> {
  return text === '' ? failure({ kind: 'nothingToExport' }) : success(text);
}

function cuesFor(
  transcript: Transcript,
  options: SubtitleOptions,
  speakerLabels: SubtitleOptions['speakers'],
): readonly Cue[] {
  const { style, only, words } = options;
  return moved(cuesOf(transcript, { style, speakerLabels, only, words }), options);
}

/** Those of the range, at the times that the offset gives them; what would end before zero is left out. */
export function moved<Shown extends Cue>(
  cues: readonly Shown[],
  { offsetMs, range }: Pick<SubtitleOptions, 'offsetMs' | 'range'>,
): readonly Shown[] {
  const shiftMs = Math.round(offsetMs);
  const wanted = cues.filter((cue) => overlaps(cue, range));
  if (shiftMs === 0) return wanted;
  return wanted
    .map((cue) => ({
      ...cue,
      startMs: Math.max(0, cue.startMs + shiftMs),
      endMs: cue.endMs + shiftMs,
      speechEndMs: Math.max(0, cue.speechEndMs + shiftMs),
    }))
    .filter((cue) => cue.endMs - cue.startMs >= LEAST_CUE_MS);
}

function chosenOnly(transcript: Transcript, options: SubtitleOptions): Transcript {
  if (options.range === null && options.only === null) return transcript;
  return { ...transcript, entries: transcript.entries.filter(isChosen(options)) };
}

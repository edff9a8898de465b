/** A transcript as the text of a file: SRT, WebVTT, plain text, Markdown or JSON. It touches no disk. */

import { assertNever } from '../base/never.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { type Cue, cuesOf } from './cues/cues.ts';
import { LEAST_CUE_MS } from './cues/pacing.ts';
import { writeTranscriptJson } from './json.ts';
import { DEFAULT_SUBTITLE_OPTIONS, type SubtitleFormat, type SubtitleOptions } from './options.ts';
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
export function finished(
  written: Result<string>,
  { lineEnding, byteOrderMark }: Pick<SubtitleOptions, 'lineEnding' | 'byteOrderMark'>,
): Result<string> {
  if (!written.ok) return written;
  const lines = lineEnding === 'crlf' ? written.value.replaceAll('\n', '\r\n') : written.value;
  return success(byteOrderMark ? `\uFEFF${lines}` : lines);
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
      return orNothing(writePlainText(inRange(transcript, options), options));
    case 'md':
      return orNothing(writeMarkdown(inRange(transcript, options), options));
    case 'json':
      return orNothing(writeTranscriptJson(inRange(transcript, options), options.style));
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
  return moved(cuesOf(transcript, { style: options.style, speakerLabels }), options);
}

/** Those of the range, at the times that the offset gives them; what would end before zero is left out. */
export function moved<Shown extends Cue>(
  cues: readonly Shown[],
  { offsetMs, range }: Pick<SubtitleOptions, 'offsetMs' | 'range'>,
): readonly Shown[] {
  const shiftMs = Math.round(offsetMs);
  const wanted = cues.filter((cue) => range === null || overlaps(cue, range));
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

function inRange(transcript: Transcript, { range }: SubtitleOptions): Transcript {
  if (range === null) return transcript;
  return { ...transcript, entries: transcript.entries.filter((entry) => overlaps(entry, range)) };
}

function overlaps(
  span: { readonly startMs: number; readonly endMs: number },
  range: { readonly fromMs: number; readonly toMs: number },
): boolean {
  return span.startMs < range.toMs && Math.max(span.endMs, span.startMs + 1) > range.fromMs;
}

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
  const written = writeFormat(transcript, format, chosen);
  if (!written.ok) return written;
  const lines = chosen.lineEnding === 'crlf' ? written.value.replaceAll('\n', '\r\n') : written.value;
  return success(chosen.byteOrderMark ? `\uFEFF${lines}` : lines);
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
      return writeCues(cuesFor(transcript, options, false), (cues) => writeVtt(cues, options.speakers));
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

function writeCues(cues: readonly Cue[], write: (cues: readonly Cue[]) => string): Result<string> {
  const last = cues.at(-1);
  if (last === undefined) return failure({ kind: 'nothingToExport' });
  return last.endMs > LATEST_MS ? failure({ kind: 'clockTooLong' }) : success(write(cues));
}

function orNothing(text: string): Result<string> {
  return text === '' ? failure({ kind: 'nothingToExport' }) : success(text);
}

function cuesFor(transcript: Transcript, options: SubtitleOptions, speakerLabels: boolean): readonly Cue[] {
  const { offsetMs, range, style } = options;
  const shiftMs = Math.round(offsetMs);
  const wanted = cuesOf(transcript, { style, speakerLabels }).filter(
    (cue) => range === null || overlaps(cue, range),
  );
  if (shiftMs === 0) return wanted;
  return wanted
    .map((cue) => ({ ...cue, startMs: Math.max(0, cue.startMs + shiftMs), endMs: cue.endMs + shiftMs }))
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

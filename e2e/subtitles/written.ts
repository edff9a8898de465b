/** A transcript as the text of a file. Throws where none can be written. */
import type { SubtitleFormat, SubtitleOptions } from '../../core/subtitles/options.ts';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

export function written(
  transcript: Transcript,
  format: SubtitleFormat,
  options: Partial<SubtitleOptions> = {},
): string {
  const result = writeSubtitles(transcript, format, options);
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

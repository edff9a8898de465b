/** Another program's cues as the text of a file of ours, at the times and with the lines that they have. It touches no disk. */
import { assertNever } from '../../base/never.ts';
import { failure, type Result } from '../../base/result.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import type { CueStyle } from '../cues/cueStyle.ts';
import { writeCueFileJson } from '../json.ts';
import type { SubtitleFormat, SubtitleOptions } from '../options.ts';
import { writeMarkdown, writePlainText } from '../prose.ts';
import { writeSrt } from '../srt.ts';
import { finished, moved, orNothing, writeCues } from '../subtitles.ts';
import { writeVtt } from '../vtt.ts';
import type { FileCue, Mended } from './fileCue.ts';
import { withoutOverlaps } from './mending.ts';
import { rebreak } from './rebreak.ts';
import { sentencesOf } from './sentences.ts';
import { withoutName } from './speakers.ts';

/** `style`: null leaves every line as it is. */
export type CueFileOptions = Omit<SubtitleOptions, 'style' | 'only' | 'title'> & {
  readonly style: CueStyle | null;
};

/**
 * As writeSubtitles, whose failures it has. What has to be mended for the format is counted in `mended`.
 */
export function writeCueFile(
  cues: readonly FileCue[],
  format: SubtitleFormat,
  options: CueFileOptions,
  mended: Mended,
): Result<string> {
  const kept = moved(cues, options);
  const broken = options.style === null ? kept : rebreak(kept, options.style);
  if (broken.length === 0) return failure({ kind: 'nothingToExport' });
  return finished(writeFormat(broken, format, options, mended), options);
}

function writeFormat(
  cues: readonly FileCue[],
  format: SubtitleFormat,
  options: CueFileOptions,
  mended: Mended,
): Result<string> {
  const { speakers } = options;
  // What was chosen and moved is in the cues already.
  const prose = { ...options, offsetMs: 0, range: null, only: null, title: null };
  switch (format) {
    case 'srt':
      return writeCues(withoutOverlaps(cues, mended).map(asSrt(speakers)), writeSrt);
    case 'vtt':
      return writeCues(cues.map(asVtt(speakers !== false)), (shown) => writeVtt(shown, speakers !== false));
    case 'txt':
      return orNothing(writePlainText(transcriptOf(sentencesOf(cues)), prose));
    case 'md':
      return orNothing(writeMarkdown(transcriptOf(sentencesOf(cues)), prose));
    case 'json':
      return orNothing(writeCueFileJson(transcriptOf(cues), cues));
    default:
      return assertNever(format);
  }
}

/** A name that stood in a tag is written where the speaker changes; one in the text stays there. */
function asSrt(
  speakers: SubtitleOptions['speakers'],
): (cue: FileCue, index: number, cues: readonly FileCue[]) => FileCue {
  return (cue, index, cues) => {
    const lines = linesOf(cue, speakers !== false);
    const isNew = cue.label === 'tag' && cues[index - 1]?.speaker !== cue.speaker;
    const [first = '', ...rest] = lines;
    const label = speakers === 'dashes' ? '-' : `${cue.speaker}: `;
    return { ...cue, lines: speakers !== false && isNew ? [`${label}${first}`, ...rest] : lines };
  };
}

function asVtt(speakers: boolean): (cue: FileCue) => FileCue {
  return (cue) => ({
    ...cue,
    lines: linesOf(cue, speakers),
    speaker: cue.label === 'tag' ? cue.speaker : null,
  });
}

const linesOf = (cue: FileCue, speakers: boolean): readonly string[] =>
  speakers ? cue.lines : withoutName(cue);

/** A line for each cue, under the number of its cue. Nobody knows when the session was: it has no date (0). */
export function transcriptOf(cues: readonly FileCue[]): Transcript {
  return {
    session: { id: 'file', startedAtEpochMs: 0, languages: [] },
    entries: cues.map((cue) => ({
      kind: 'line',
      lane: 'file',
      id: cue.sourceId,
      text: withoutName(cue).join('\n'),
      state: 'final',
      startMs: cue.startMs,
      endMs: cue.endMs,
      islands: [],
      anchors: [],
      speaker: cue.speaker,
    })),
  };
}

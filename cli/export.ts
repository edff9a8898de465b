/** `surtitle export`: a session of the app as files. It reads the transcripts only. */
import { join } from 'node:path';
import { HOUSE_STYLE } from '../core/subtitles/cues/cueStyle.ts';
import { fileName } from '../core/subtitles/fileName.ts';
import type { SubtitleFormat } from '../core/subtitles/options.ts';
import { writeSubtitles } from '../core/subtitles/subtitles.ts';
import type { Transcript } from '../core/transcript/transcript.ts';
import { isFolder } from '../node/command/outFile.ts';
import type { StoredSessions } from '../node/command/storedSessions.ts';
import { done, type Ended, failed, misused } from './frame.ts';
import { contradictionIn, formatOf, optionsOf, type SubtitleFlags, styleOf } from './options/subtitles.ts';
import { put } from './output.ts';
import { type DataFlag, withSessions } from './stored.ts';
import { problemSentence } from './words.ts';

export interface ExportFlags extends SubtitleFlags, DataFlag {
  readonly format?: readonly SubtitleFormat[];
  readonly out: string;
}

export function exportSession(wanted: string, flags: ExportFlags): Ended {
  const formats = flags.format ?? [formatOf(flags.out) ?? 'srt'];
  if (formats.length > 1 && !isFolder(flags.out))
    return misused('several formats need a folder. Name one that is there with --out.');
  const contradiction = contradictionIn(flags, formats);
  if (contradiction !== null) return misused(contradiction);
  return withSessions(flags, (sessions) => {
    const found = find(sessions, wanted);
    return 'code' in found ? found : writeAll(found, formats, flags);
  });
}

function find(sessions: StoredSessions, wanted: string): Transcript | Ended {
  const ids = sessions.idsOf(wanted === 'last' ? null : wanted);
  const id = ids.includes(wanted) ? wanted : ids[0];
  if (id === undefined)
    return failed(
      wanted === 'last'
        ? 'there is no session yet. Start captions and say something first.'
        : `no session is called ${wanted}. surtitle sessions lists them.`,
    );
  if (ids.length > 1 && id !== wanted)
    return misused(
      `${wanted} is how several sessions begin. Give more of the id, as surtitle sessions lists it.`,
    );
  return sessions.read(id) ?? failed(`the session ${id} is gone. surtitle sessions lists what is there.`);
}

/** Nothing is written of a session unless all of it can be. */
function writeAll(transcript: Transcript, formats: readonly SubtitleFormat[], flags: ExportFlags): Ended {
  const options = { ...optionsOf(flags), style: styleOf(flags) ?? HOUSE_STYLE };
  const texts: (readonly [path: string, text: string])[] = [];
  for (const format of formats) {
    const written = writeSubtitles(transcript, format, options);
    if (!written.ok) return failed(problemSentence(written.problem));
    texts.push([
      isFolder(flags.out) ? join(flags.out, fileName(transcript, format)) : flags.out,
      written.value,
    ]);
  }
  for (const [path, text] of texts) {
    const failure = put(path, text);
    if (failure !== null) return failed(failure);
  }
  return done;
}

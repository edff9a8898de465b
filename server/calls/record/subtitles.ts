/** A call's words as a SubRip file, once it is over. Where it cannot be written the transcript is in the database all the same. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeSubtitles } from '../../../core/subtitles/subtitles.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { replaceFile } from '../../../node/files.ts';

/** Named by the time of the call and its rule, for their owner only. Null where nothing was said. @throws {NodeJS.ErrnoException} */
export function writeCallSubtitles(transcript: Transcript, folder: string, rule: string): string | null {
  const text = writeSubtitles(transcript, 'srt');
  if (!text.ok) return null;
  const { id, startedAtEpochMs } = transcript.session;
  const at = new Date(startedAtEpochMs).toISOString().slice(0, 19).replaceAll(':', '-');
  // Two calls may begin in the same second.
  const name = `${at} ${rule.replace(/[^\p{L}\p{N} _-]/gu, '_')} ${id.slice(0, 8)}.srt`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  replaceFile(path, text.value, 'private');
  return path;
}

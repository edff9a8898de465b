/** What a session is called as a file. It makes none. */
import type { Transcript } from '../transcript/transcript.ts';
import type { SubtitleFormat } from './options.ts';

/** Local time, in an order that sorts, without the characters Windows forbids. */
export function fileName(transcript: Transcript, format: SubtitleFormat): string {
  const started = new Date(transcript.session.startedAtEpochMs);
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${started.getFullYear()}-${two(started.getMonth() + 1)}-${two(started.getDate())}`;
  return `Surtitle ${date} ${two(started.getHours())}.${two(started.getMinutes())}.${format}`;
}

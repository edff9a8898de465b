/** Times for people: when a session was, how long it took, where in it something was said. */
import { clockSeconds } from '../core/subtitles/srt.ts';

/** Local time, in an order that sorts: 2026-11-22 18:30. */
export function startedAt(epochMs: number): string {
  const started = new Date(epochMs);
  if (Number.isNaN(started.getTime())) return '?';
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${started.getFullYear()}-${two(started.getMonth() + 1)}-${two(started.getDate())}`;
  return `${date} ${two(started.getHours())}:${two(started.getMinutes())}`;
}

/** HH:MM:SS from the start of the session. */
export const into = (ms: number): string => clockSeconds(Math.max(0, Math.round(ms)));

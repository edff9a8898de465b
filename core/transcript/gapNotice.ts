/** A gap in words. Apart from what parses transcripts, since pages that parse none show it. */
import type { TranscriptGap } from './transcript.ts';

const GAP_WORDS = {
  asleep: 'asleep',
  notUnderstood: 'not understood',
  offRecord: 'off the record',
  paused: 'paused',
  lost: 'not captioned',
} as const;

/** The words that stand for speech that was not captioned, the same on screen and in every format. */
export function gapNotice({
  startMs,
  endMs,
  reason,
}: Pick<TranscriptGap, 'startMs' | 'endMs' | 'reason'>): string {
  const length = lengthInWords(Math.max(1, Math.round((endMs - startMs) / 1_000)));
  return `[${length} ${GAP_WORDS[reason ?? 'lost']}]`;
}

function lengthInWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

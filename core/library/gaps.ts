/** What was not captioned, as windows say it. */
import { assertNever } from '../base/never.ts';
import type { TranscriptGap } from '../transcript/transcript.ts';
import type { Words } from '../words/words.ts';
import { lengthName } from './days.ts';

/** Such as “4 s not captioned”; the command line's files and the server's pages say it in English (core/transcript/gapNotice.ts). */
export function gapName(
  { startMs, endMs, reason }: Pick<TranscriptGap, 'startMs' | 'endMs' | 'reason'>,
  words: Words,
): string {
  const length = lengthName(Math.max(1_000, endMs - startMs), words);
  switch (reason) {
    case undefined:
      return words.library('gapLost', { length });
    case 'asleep':
      return words.library('gapAsleep', { length });
    case 'notUnderstood':
      return words.library('gapNotUnderstood', { length });
    case 'offRecord':
      return words.library('gapOffRecord', { length });
    case 'paused':
      return words.library('gapPaused', { length });
    default:
      return assertNever(reason);
  }
}

/** The same where it stands among what was said: in brackets, as in files. */
export const gapMark = (gap: Parameters<typeof gapName>[0], words: Words): string =>
  `[${gapName(gap, words)}]`;

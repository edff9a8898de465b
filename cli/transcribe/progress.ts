/** How far a transcription has come, as whoever shows it is told; and what is the same however it is shown. */
import type { TranscriptGap, TranscriptLine } from '../../core/transcript/transcript.ts';
import type { Missing } from '../../node/audio/recording.ts';
import { note, oneLine, styled } from '../frame.ts';
import { into } from '../times.ts';

export interface Progress {
  readonly begin: (start: Begun) => void;
  /** A line that is settled; again, and not new, when its text has changed. */
  readonly line: (line: TranscriptLine, isNew: boolean) => void;
  /** What is being said right now. */
  readonly open: (text: string) => void;
  readonly moved: (playedMs: number) => void;
  /** What keeps it waiting; null when nothing does any more. */
  readonly waits: (sentence: string | null) => void;
  /** What is wrong, and keeps nothing waiting. */
  readonly warn: (sentence: string) => void;
  readonly end: () => void;
}

/** What is left to say of a file when nothing of it is heard any more. */
export interface Account {
  readonly missing: (file: string, missing: Missing) => void;
  /** Speech without words, in what could be read. */
  readonly gap: (file: string, gap: TranscriptGap) => void;
  readonly written: (file: string, path: string) => void;
  /** Nothing, or not all, was written of a file; of all of them where it is null. */
  readonly failed: (file: string | null, sentence: string) => void;
  readonly ended: (file: string, outcome: Outcome) => void;
}

export type Outcome = 'done' | 'partly' | 'failed' | 'stopped';

/** In sentences. */
export const account: Account = {
  missing: (file, { startMs, endMs }) =>
    note(
      endMs === null
        ? `${file} ends in the middle, at ${into(startMs)}. Copy it again from where it came from.`
        : `${file} cannot be read from ${into(startMs)} to ${into(endMs)}. Copy it again from where it came from.`,
    ),
  gap: (file, { startMs, endMs, reason }) =>
    note(
      `${file}: what is said from ${into(startMs)} to ${into(endMs)} ${reason === 'notUnderstood' ? 'was not understood' : 'could not be captioned'}.`,
    ),
  written: (_file, path) => {
    if (path !== '-') note(`wrote ${path}`);
  },
  failed: (_file, sentence) => note(sentence),
  ended: () => undefined,
};

export interface Begun {
  /** As it was named. */
  readonly file: string;
  readonly sessionId: string;
  readonly engine: string;
  readonly durationMs: number | null;
  /** Where an earlier run had come to. */
  readonly fromMs: number;
}

export interface ProgressNeeds {
  /** Standard output is the transcript itself. */
  readonly isSilent: boolean;
  readonly nowMs: () => number;
}

/** Milliseconds that are left, by how fast it has gone so far; null where that is not known yet. */
export function leftMs(
  { durationMs, fromMs }: Pick<Begun, 'durationMs' | 'fromMs'>,
  { playedMs, tookMs }: { readonly playedMs: number; readonly tookMs: number },
): number | null {
  const done = playedMs - fromMs;
  if (durationMs === null || done <= 0 || tookMs < 1_000) return null;
  return (Math.max(0, durationMs - playedMs) * tookMs) / done;
}

/** A line of the transcript as people read it, with its time. */
export function wordsOf({ startMs, speaker, text }: TranscriptLine): string {
  const name = speaker === null ? '' : `${speaker}: `;
  return `${styled('dim', into(startMs))}  ${name}${oneLine(text)}\n`;
}

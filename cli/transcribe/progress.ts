/** How far a transcription has come, as whoever shows it is told; and what is the same however it is shown. */
import type { TranscriptLine } from '../../core/transcript/transcript.ts';
import { oneLine, styled } from '../frame.ts';
import { into } from '../times.ts';

export interface Progress {
  readonly begin: (start: Begun) => void;
  /** A line that is settled, once. */
  readonly line: (line: TranscriptLine) => void;
  /** What is being said right now. */
  readonly open: (text: string) => void;
  readonly moved: (playedMs: number) => void;
  /** What keeps it waiting; null when nothing does any more. */
  readonly waits: (sentence: string | null) => void;
  /** What is wrong, and keeps nothing waiting. */
  readonly warn: (sentence: string) => void;
  readonly end: () => void;
}

export interface Begun {
  readonly file: string;
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

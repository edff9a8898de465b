/** Transcripts written by hand in few words, for tests of what is made of them. */
import type { Transcript, TranscriptEntry, TranscriptLine } from '../../core/transcript/transcript.ts';

export function line(
  text: string,
  startMs: number,
  endMs: number,
  more: Partial<TranscriptLine> = {},
): TranscriptLine {
  const usual = { lane: 'you', state: 'final', islands: [], anchors: [], speaker: null } as const;
  return { kind: 'line', ...usual, id: `${startMs}`, text, startMs, endMs, ...more };
}

export function gap(startMs: number, endMs: number): TranscriptEntry {
  return { kind: 'gap', lane: 'you', id: `gap ${startMs}`, startMs, endMs };
}

/** Spoken in English on a November evening. */
export function session(...entries: readonly TranscriptEntry[]): Transcript {
  const startedAtEpochMs = Date.UTC(2026, 10, 22, 18, 30);
  return { session: { id: 'a', startedAtEpochMs, languages: [] }, entries };
}

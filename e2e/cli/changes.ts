/** What happens to the transcript of a recording, in few words, for tests of what is kept of it. */
import type { TranscriptChange, TranscriptGap } from '../../core/transcript/transcript.ts';

export const gap = (id: string, startMs: number, endMs = startMs + 1_000): TranscriptGap => ({
  ...{ kind: 'gap', lane: 'file', id, startMs, endMs },
});

export const begin = (id: string): TranscriptChange => ({
  kind: 'begin',
  head: { id, startedAtEpochMs: 0, languages: [] },
});

export const append = (entry: TranscriptGap): TranscriptChange => ({ kind: 'append', sessionId: 's', entry });

export const standing = (
  reachedMs: number,
  entries: readonly TranscriptGap[] = [],
  isSpeaking = false,
): TranscriptChange => ({ kind: 'standing', sessionId: 's', lane: 'file', reachedMs, isSpeaking, entries });

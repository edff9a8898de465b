/**
 * The store of the overlay page: captions, session status, what is heard. Folds events in; sends each
 * finished line to disk.
 */
import { createStore } from 'zustand/vanilla';
import { type Caption, isSettled, transcriptLine } from '../../core/captions/caption.ts';
import { type CaptionEvent, type Captions, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import { idle, type SessionStatus } from '../../core/live/status.ts';
import type { TranscriptEntry, TranscriptGap } from '../../core/transcript/transcript.ts';

/** What the microphone brings right now. `levelDb` is dBFS of the last tenth of a second. */
export interface Hearing {
  readonly isSpeech: boolean;
  readonly levelDb: number;
}

export interface OverlayState {
  readonly captions: Captions;
  /** The newest gap of this session that a person should see, or null. */
  readonly gap: TranscriptGap | null;
  readonly status: SessionStatus;
  readonly hearing: Hearing;
  /** Server messages that could not be read; counted, never shown. */
  readonly malformedEvents: number;
}

export const silence: Hearing = { isSpeech: false, levelDb: -100 };

export const overlayState = createStore<OverlayState>(() => ({
  captions: noCaptions,
  gap: null,
  status: idle,
  hearing: silence,
  malformedEvents: 0,
}));

/** Where finished entries go; the session sets it for as long as it runs. */
export type Keep = (entry: TranscriptEntry) => void;

/** Folds one event and keeps every line that this settled, or whose times it mended. */
export function receive(event: CaptionEvent, keep: Keep): void {
  const before = overlayState.getState().captions;
  const captions = foldCaptions(before, event);
  if (captions === before) return;
  overlayState.setState({ captions });
  const known = new Set<Caption>(before.captions);
  for (const caption of captions.captions) {
    if (isSettled(caption) && !known.has(caption)) keep(transcriptLine(caption));
  }
}

/** Keeps a gap and shows it. A growing gap has the same id and replaces itself. */
export function receiveGap(span: { readonly startMs: number; readonly endMs: number }, keep: Keep): void {
  const gap: TranscriptGap = { kind: 'gap', id: `gap:${Math.round(span.startMs)}`, ...span };
  overlayState.setState({ gap });
  keep(gap);
}

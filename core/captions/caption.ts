/**
 * One caption: what its text, state and times are, and how a delta or a final changes it. Knows no other
 * caption.
 */

import type { Anchor, Island, TranscriptLine } from '../transcript/transcript.ts';
import { TEXT_DELAY_MS } from './recovery.ts';

/** The speech of one commit, on the capture clock. */
export interface SpokenTurn {
  readonly startMs: number;
  readonly endMs: number;
  readonly islands: readonly Island[];
}

/**
 * open: text may still come. final: as the service settled it. failed: the service gave up; its deltas stay.
 * cut: captions ended before it was settled. held: its connection was lost, and its audio is being sent
 * again.
 */
export type CaptionState = 'open' | 'final' | 'failed' | 'cut' | 'held';

export interface Caption {
  /** Stays the same for the caption's whole life, also when another connection takes it over. */
  readonly id: string;
  readonly state: CaptionState;
  readonly text: string;
  /** Words a lost connection had already shown and the new one has not reached yet; painted behind `text`. */
  readonly heldText: string;
  /** null until its commit is known. */
  readonly turn: SpokenTurn | null;
  readonly anchors: readonly Anchor[];
}

/** What is painted of a caption: what has come, then what a lost connection had already shown beyond it. */
export function captionText({ text, heldText }: Caption): string {
  return heldText === '' ? text : `${text} ${heldText}`.trimStart();
}

/** A settled caption changes no more, but for its times when a commit turns out to have been refused. */
export function isSettled({ state }: Caption): boolean {
  return state === 'final' || state === 'failed' || state === 'cut';
}

/**
 * Deltas are append-only and bring their own spaces; the service's final drops the first, so the painted text
 * does too.
 */
export function append(caption: Caption, delta: string, atMs: number): Caption {
  if (isSettled(caption)) return caption;
  const text = caption.text === '' ? delta.trimStart() : caption.text + delta;
  const before = caption.text === '' ? caption.heldText : captionText(caption);
  const heldText = caption.heldText === '' ? '' : wordsOf(before).slice(wordsOf(text).length).join(' ');
  return { ...caption, text, heldText, anchors: [...caption.anchors, { chars: text.length, atMs }] };
}

/**
 * A final replaces the text and is final: a repeated one changes nothing. After a failure it is still
 * welcome.
 */
export function settle(caption: Caption, state: 'final' | 'failed', text: string): Caption {
  if (caption.state === 'final' || (caption.state === 'failed' && state === 'failed')) return caption;
  return { ...caption, state, text: text.trim(), heldText: '' };
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** The line that is kept of a settled caption. Without a turn, its times come from when its deltas came. */
export function transcriptLine(caption: Caption): TranscriptLine {
  const first = caption.anchors[0]?.atMs ?? 0;
  const last = caption.anchors[caption.anchors.length - 1]?.atMs ?? first;
  return {
    kind: 'line',
    id: caption.id,
    text: caption.text,
    state: caption.state === 'final' || caption.state === 'failed' ? caption.state : 'cut',
    startMs: caption.turn?.startMs ?? Math.max(0, first - TEXT_DELAY_MS),
    endMs: caption.turn?.endMs ?? last,
    islands: caption.turn?.islands ?? [],
    anchors: caption.anchors,
    speaker: null,
  };
}

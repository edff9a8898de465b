/** What can happen to a lane's captions, in short, and what is shown after it. */
import { type Captions, captionText } from '../../core/captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import type { SpokenTurn } from '../../core/engine/engine.ts';

export const turn = (startMs: number, endMs: number): SpokenTurn => ({
  startMs,
  endMs,
  islands: [{ startMs, endMs }],
});

export const text = (turnId: string, more: string, atMs = 0): CaptionEvent => ({
  type: 'text',
  turnId,
  text: more,
  atMs,
});
export const final = (turnId: string, whole: string): CaptionEvent => ({
  type: 'final',
  turnId,
  text: whole,
});
export const heard = (turnId: string, spoken: SpokenTurn): CaptionEvent => ({
  type: 'heard',
  turnId,
  turn: spoken,
});
export const lost = (
  isReplayed: boolean,
  span: SpokenTurn | null,
  ...turnIds: readonly string[]
): CaptionEvent => ({
  type: 'lost',
  turnIds: new Set(turnIds),
  isReplayed,
  turn: span,
});
export const stopped: CaptionEvent = { type: 'stopped', turn: null };

export const fold = (events: readonly CaptionEvent[], start: Captions = noCaptions) =>
  events.reduce<Captions>(foldCaptions, start);
export const shown = (captions: Captions) => captions.map((caption) => [caption.state, captionText(caption)]);

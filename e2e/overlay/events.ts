/** The two events that paint text, for specs that drive the overlay without a server. */
import type { CaptionEvent } from '../../core/captions/captions.ts';

export const delta = (turnId: string, text: string): CaptionEvent => ({
  type: 'text',
  turnId,
  text,
  atMs: 1_000,
});

export const completed = (turnId: string, text: string): CaptionEvent => ({ type: 'final', turnId, text });

/** The two events that paint text, for specs that drive the overlay's store without a server. */
import type { CaptionEvent } from '../../core/captions/captions.ts';

const server = (event: (CaptionEvent & { type: 'server' })['event']): CaptionEvent => ({
  type: 'server',
  connection: 1,
  event,
  atMs: 1_000,
});

export const delta = (itemId: string, text: string): CaptionEvent => server({ type: 'delta', itemId, text });

export const completed = (itemId: string, text: string): CaptionEvent =>
  server({ type: 'completed', itemId, text });

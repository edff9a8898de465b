/** Whether the service took a change of a call's session: it says so in an event, or in an error that names the change. */
import * as z from 'zod';
import type { Clock } from '../../live/clock.ts';

export type Updated =
  | { readonly kind: 'updated' }
  /** In the service's word. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nothing came; it will be asked for again when the sideband is attached again. */
  | { readonly kind: 'unanswered' };

export interface Updates {
  /** An id for a change that is about to be sent, and what will have become of it. */
  readonly expect: () => { readonly eventId: string; readonly updated: Promise<Updated> };
  readonly take: (event: unknown) => void;
}

const PATIENCE_MS = 5_000;

const errorSchema = z.object({
  type: z.literal('error'),
  error: z.object({ code: z.string().nullish(), type: z.string().nullish(), event_id: z.string().nullish() }),
});
const updatedSchema = z.object({ type: z.literal('session.updated') });

export function createUpdates(clock: Clock): Updates {
  let count = 0;
  /** In the order in which they were sent, which is that of the answers. */
  const waiting = new Map<string, (updated: Updated) => void>();
  return {
    expect: () => {
      count += 1;
      const eventId = `update_${count}`;
      const { promise, resolve } = Promise.withResolvers<Updated>();
      const cancel = clock.after(PATIENCE_MS, () => settle({ kind: 'unanswered' }));
      const settle = (updated: Updated) => {
        cancel();
        waiting.delete(eventId);
        resolve(updated);
      };
      waiting.set(eventId, settle);
      return { eventId, updated: promise };
    },
    take: (event) => {
      if (updatedSchema.safeParse(event).success) return [...waiting.values()][0]?.({ kind: 'updated' });
      const refused = errorSchema.safeParse(event);
      if (!refused.success) return;
      const { code, type, event_id } = refused.data.error;
      waiting.get(event_id ?? '')?.({ kind: 'refused', code: code ?? type ?? 'unknown' });
    },
  };
}

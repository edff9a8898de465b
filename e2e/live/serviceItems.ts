import type { Captions } from '../../core/captions/caption.ts';
import { foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import type { SpokenTurn } from '../../core/engine/engine.ts';
import { noItems } from '../../core/openai/chain.ts';
import type { ServerEvent } from '../../core/openai/events.ts';
import { commitTurn, foldItems } from '../../core/openai/items.ts';

export type Happening =
  | { readonly event: ServerEvent; readonly atMs: number }
  | { readonly commit: string; readonly turn: SpokenTurn };

export const from = (event: ServerEvent, atMs = 0): Happening => ({ event, atMs });
export const delta = (itemId: string | null, text: string, atMs = 0) =>
  from({ type: 'delta', itemId, text }, atMs);
export const completed = (itemId: string | null, text: string) => from({ type: 'completed', itemId, text });
export const failed = (itemId: string) => from({ type: 'failed', itemId, code: 'unknown' });
export const committed = (itemId: string, previousItemId: string | null = null) =>
  from({ type: 'committed', itemId, previousItemId });
export const committing = (commit: string, span: SpokenTurn): Happening => ({ commit, turn: span });
export const refused = (eventId: string | null) =>
  from({ type: 'error', code: 'input_audio_buffer_commit_empty', eventId });

export interface State {
  readonly items: ReturnType<typeof noItems>;
  readonly captions: Captions;
}

export const start: State = { items: noItems(1), captions: noCaptions };

export const play = (happenings: readonly Happening[], before: State = start): State =>
  happenings.reduce<State>(({ items, captions }, happening) => {
    const step =
      'commit' in happening
        ? commitTurn(items, happening.commit, happening.turn)
        : foldItems(items, happening.event, happening.atMs);
    return { items: step.items, captions: step.events.reduce<Captions>(foldCaptions, captions) };
  }, before);

export const fold = (happenings: readonly Happening[]) => play(happenings).captions;

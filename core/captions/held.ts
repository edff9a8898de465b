/** Captions whose speech is heard again: which is next, which was said again, what of them stays. Folds no event. */
import type { Span } from '../base/span.ts';
import type { SpokenTurn, TurnId } from '../engine/engine.ts';
import type { Caption, Captions } from './caption.ts';
import { captionText, isSettled, restOf, SAME_END_MS, spokenText } from './caption.ts';

/** Speech is heard again in its order. */
export function firstHeld(captions: Captions): Caption | undefined {
  const startOf = ({ turn }: Caption) => turn?.startMs ?? Number.NEGATIVE_INFINITY;
  return captions
    .filter(({ state }) => state === 'held')
    .toSorted((first, second) => startOf(first) - startOf(second))[0];
}

/** Whether a turn is the speech of a held caption, heard again. */
export function isSameSpeech(held: Span, turn: Span): boolean {
  return turn.startMs <= (held.startMs + held.endMs) / 2 && turn.endMs + SAME_END_MS >= held.endMs;
}

/** A turn that is other speech than the held caption whose place it took gives that place back; later speech is still to come. */
export function giveBack(captions: Captions, turnId: TurnId, turn: SpokenTurn): Captions {
  const index = captions.findIndex((caption) => caption.turnId === turnId);
  const caption = captions[index];
  const held = caption?.tookFrom ?? null;
  if (caption === undefined || held?.turn == null) return captions;
  if (held.turn.startMs < turn.endMs && held.turn.endMs > turn.startMs) return captions;
  const own = { ...caption, id: turnId, heldText: '', tookFrom: null };
  const isToCome = held.turn.startMs >= turn.endMs;
  return isToCome
    ? captions.toSpliced(index, 1, own, held)
    : captions.toSpliced(index, 1, { ...held, state: 'interrupted' }, own);
}

/** A final of the beginning of held speech leaves the rest of it held, behind it. */
export function withRest(captions: Captions, turnId: TurnId, text: string): Captions {
  const index = captions.findIndex((caption) => caption.turnId === turnId);
  const caption = captions[index];
  const isAnswered = caption !== undefined && !isSettled(caption) && spokenText(text) !== '';
  const rest = isAnswered ? restOf(caption, text) : null;
  return rest === null ? captions : captions.toSpliced(index + 1, 0, rest);
}

/** Leaves captions as they stand: held or interrupted, and gone where they had said nothing at all. */
export function release(
  captions: Captions,
  state: 'held' | 'interrupted',
  turn: SpokenTurn | null,
  isMeant: (caption: Caption) => boolean,
): Captions {
  return captions
    .filter((caption) => !isMeant(caption) || spokenText(captionText(caption)) !== '')
    .map((caption) => {
      const { shown: _, ...rest } = caption;
      const left = { ...rest, state, text: captionText(caption), heldText: '', turn: caption.turn ?? turn };
      return isMeant(caption) ? left : caption;
    });
}

/** Gives up waiting for held captions; the same list when none is meant. */
export function interruptHeld(captions: Captions, isMeant: (caption: Caption) => boolean): Captions {
  const isHit = (caption: Caption) => caption.state === 'held' && isMeant(caption);
  if (!captions.some(isHit)) return captions;
  return captions.map((caption) => (isHit(caption) ? { ...caption, state: 'interrupted' } : caption));
}

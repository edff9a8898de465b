/**
 * What becomes of captions whose connection is gone: held until they are said again, or cut as they stand.
 */
import { type Caption, captionText, type SpokenTurn } from './caption.ts';

/**
 * The captions after those named were left open: held or cut, and gone where they had said nothing at all.
 */
export function releaseCaptions(
  captions: readonly Caption[],
  ids: ReadonlySet<string>,
  as: { readonly state: 'held' | 'cut'; readonly turn: SpokenTurn | null },
): readonly Caption[] {
  const isLeft = ({ id, state }: Caption) => ids.has(id) && state === 'open';
  return captions
    .filter((caption) => !isLeft(caption) || captionText(caption) !== '')
    .map((caption) =>
      isLeft(caption)
        ? {
            ...caption,
            state: as.state,
            text: captionText(caption),
            heldText: '',
            turn: caption.turn ?? as.turn,
          }
        : caption,
    );
}

/** The captions after the held ones that are meant were given up; the same list when there are none. */
export function cutHeld(
  captions: readonly Caption[],
  isMeant: (caption: Caption) => boolean,
): readonly Caption[] {
  const isHit = (caption: Caption) => caption.state === 'held' && isMeant(caption);
  if (!captions.some(isHit)) return captions;
  return captions.map((caption) => (isHit(caption) ? { ...caption, state: 'cut' } : caption));
}

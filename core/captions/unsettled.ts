/** What a connection still owes: the oldest speech that was committed and has no final yet. */
import { isSettled } from './caption.ts';
import type { Captions } from './captions.ts';
import { noItems } from './items.ts';

/**
 * Where the oldest turn begins that was committed on a connection and is not settled yet, or null. In ms of
 * the capture clock.
 */
export function unsettledFromMs({ captions, connections }: Captions, connection: number): number | null {
  const { items, turns } = connections[connection] ?? noItems;
  const open = new Set(captions.filter((caption) => !isSettled(caption)).map((caption) => caption.id));
  const unsettled = turns.find(
    (_, index) => open.has(items[index]?.captionId ?? '') || items[index] === undefined,
  );
  return unsettled?.turn.startMs ?? null;
}

/**
 * Finds text that came although no speech was detected: a voice that the detector does not know still
 * deserves a final.
 */
import type { Captions } from './captions.ts';
import { TEXT_DELAY_MS } from './recovery.ts';

/** Such text is settled once it has stopped for this long: three times the usual delay. */
const ORPHAN_MS = 3 * TEXT_DELAY_MS;

/**
 * The span to commit, guessed from when its text came, or null while there is nothing to settle. Times on the
 * capture clock.
 */
export function orphanTurn(
  { captions }: Captions,
  { atMs, textAtMs }: { readonly atMs: number; readonly textAtMs: number },
): { readonly startMs: number; readonly endMs: number } | null {
  if (atMs - textAtMs < ORPHAN_MS) return null;
  const orphan = captions.find(({ state, turn }) => state === 'open' && turn === null);
  const first = orphan?.anchors[0];
  return first === undefined ? null : { startMs: Math.max(0, first.atMs - TEXT_DELAY_MS), endMs: textAtMs };
}

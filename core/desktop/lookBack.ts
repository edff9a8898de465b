/** Where the overlay's window finds room for what was said last, beside rows that must not move. Moves nothing. */

import type { LookBack } from '../app/state.ts';
import type { Bounds } from '../base/bounds.ts';

/** A share of the work area's height: about ten lines of large text on a laptop. */
const WANTED_SHARE = 0.45;

export interface Grown extends LookBack {
  readonly bounds: Bounds;
}

/** Above where all that is wanted fits there, or more than below. It takes no more than the work area leaves. */
export function grownBounds(bounds: Bounds, workArea: Bounds): Grown {
  const wantedPx = Math.round(workArea.height * WANTED_SHARE);
  const abovePx = Math.max(0, bounds.y - workArea.y);
  const belowPx = Math.max(0, workArea.y + workArea.height - bounds.y - bounds.height);
  const side = abovePx >= Math.min(wantedPx, belowPx) ? 'above' : 'below';
  const morePx = Math.min(wantedPx, side === 'above' ? abovePx : belowPx);
  const y = side === 'above' ? bounds.y - morePx : bounds.y;
  return { side, rowsPx: bounds.height, bounds: { ...bounds, y, height: bounds.height + morePx } };
}

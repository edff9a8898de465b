/**
 * What dragging a window by a side, a corner or its middle makes of its bounds. Moves no window and knows no
 * display.
 */

import type { Bounds } from '../app/contract.ts';
import { OVERLAY_MIN } from './placement.ts';

export const SIDES = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Grip = 'move' | (typeof SIDES)[number];

/** How far the pointer or the arrow keys have gone, in pixels of the screen. */
export interface Travel {
  readonly x: number;
  readonly y: number;
}

/**
 * The opposite side stays where it is, also when the least size is reached. Whole pixels, as windows want
 * them.
 */
export function gripBounds(start: Bounds, grip: Grip, travel: Travel): Bounds {
  const x = Math.round(travel.x);
  const y = Math.round(travel.y);
  if (grip === 'move') return { ...start, x: start.x + x, y: start.y + y };
  const across = stretch(
    start.width,
    x,
    { near: grip.includes('w'), far: grip.includes('e') },
    OVERLAY_MIN.widthPx,
  );
  const down = stretch(
    start.height,
    y,
    { near: grip.includes('n'), far: grip.includes('s') },
    OVERLAY_MIN.heightPx,
  );
  return { x: start.x + across.shift, y: start.y + down.shift, width: across.size, height: down.size };
}

interface Ends {
  /** Left or top. */
  readonly near: boolean;
  /** Right or bottom. */
  readonly far: boolean;
}

function stretch(
  size: number,
  by: number,
  ends: Ends,
  least: number,
): { readonly size: number; readonly shift: number } {
  if (ends.far) return { size: Math.max(least, size + by), shift: 0 };
  if (!ends.near) return { size, shift: 0 };
  const next = Math.max(least, size - by);
  return { size: next, shift: size - next };
}

const STEP_PX = 16;

/** Arrow keys move, with Shift they resize by the lower right corner. null for any other key. */
export function gripOfKey(
  key: string,
  isShift: boolean,
): { readonly grip: Grip; readonly travel: Travel } | null {
  const grip = isShift ? 'se' : 'move';
  switch (key) {
    case 'ArrowLeft':
      return { grip, travel: { x: -STEP_PX, y: 0 } };
    case 'ArrowRight':
      return { grip, travel: { x: STEP_PX, y: 0 } };
    case 'ArrowUp':
      return { grip, travel: { x: 0, y: -STEP_PX } };
    case 'ArrowDown':
      return { grip, travel: { x: 0, y: STEP_PX } };
    default:
      return null;
  }
}

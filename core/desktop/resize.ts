/**
 * The bounds of a window that is dragged by a side, a corner or its middle. Moves no window and knows no
 * display.
 */

import type { OverlayDrag } from '../app/contract.ts';
import type { Bounds } from '../base/bounds.ts';
import type { CaptionStyle } from '../screen/style.ts';
import { overlayHeightPx } from './parts.ts';
import { OVERLAY_MIN } from './placement.ts';

export type DragAction = OverlayDrag['action'];
/** How far the pointer or the arrow keys have gone, in pixels of the screen. */
export type DragOffset = OverlayDrag['offset'];

export const RESIZE_EDGES = [
  'n',
  'ne',
  'e',
  'se',
  's',
  'sw',
  'w',
  'nw',
] as const satisfies readonly DragAction[];

export interface LeastSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How small a window may be dragged that has this width now. One that gets narrower while it is dragged may grow for it. */
export const leastSize = (
  style: Pick<CaptionStyle, 'fontSizePx' | 'lines'>,
  { width }: Pick<Bounds, 'width'>,
): LeastSize => ({ widthPx: OVERLAY_MIN.widthPx, heightPx: overlayHeightPx(style, width) });

/** The opposite side stays where it is, even at the least size. Whole pixels, as windows want them. */
export function draggedBounds(
  start: Bounds,
  { action, offset }: Pick<OverlayDrag, 'action' | 'offset'>,
  least: LeastSize,
): Bounds {
  const x = Math.round(offset.x);
  const y = Math.round(offset.y);
  if (action === 'move') return { ...start, x: start.x + x, y: start.y + y };
  const across = stretch(
    start.width,
    x,
    { near: action.includes('w'), far: action.includes('e') },
    least.widthPx,
  );
  const down = stretch(
    start.height,
    y,
    { near: action.includes('n'), far: action.includes('s') },
    least.heightPx,
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
export function dragOfKey(
  key: string,
  isShift: boolean,
): { readonly action: DragAction; readonly offset: DragOffset } | null {
  const action = isShift ? 'se' : 'move';
  switch (key) {
    case 'ArrowLeft':
      return { action, offset: { x: -STEP_PX, y: 0 } };
    case 'ArrowRight':
      return { action, offset: { x: STEP_PX, y: 0 } };
    case 'ArrowUp':
      return { action, offset: { x: 0, y: -STEP_PX } };
    case 'ArrowDown':
      return { action, offset: { x: 0, y: STEP_PX } };
    default:
      return null;
  }
}

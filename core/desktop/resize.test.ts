/** What dragging and arrow keys make of the overlay's bounds. */
import { expect, test } from '@playwright/test';
import { draggedBounds, dragOfKey, RESIZE_EDGES } from './resize.ts';

const least = { widthPx: 320, heightPx: 96 };
const start = { x: 100, y: 200, width: 1_000, height: 180 };

test('the middle moves, each side and corner resizes away from the opposite one', () => {
  const offset = { x: 10.4, y: -20 };
  expect(draggedBounds(start, { action: 'move', offset }, least)).toEqual({ ...start, x: 110, y: 180 });
  expect(
    Object.fromEntries(
      RESIZE_EDGES.map((side) => [side, draggedBounds(start, { action: side, offset }, least)]),
    ),
  ).toEqual({
    n: { x: 100, y: 180, width: 1_000, height: 200 },
    ne: { x: 100, y: 180, width: 1_010, height: 200 },
    e: { x: 100, y: 200, width: 1_010, height: 180 },
    se: { x: 100, y: 200, width: 1_010, height: 160 },
    s: { x: 100, y: 200, width: 1_000, height: 160 },
    sw: { x: 110, y: 200, width: 990, height: 160 },
    w: { x: 110, y: 200, width: 990, height: 180 },
    nw: { x: 110, y: 180, width: 990, height: 200 },
  });
});

test('at its least size the side that is not dragged still stays where it is', () => {
  const small = draggedBounds(start, { action: 'nw', offset: { x: 5_000, y: 5_000 } }, least);
  expect(small).toEqual({
    x: 1_100 - least.widthPx,
    y: 380 - least.heightPx,
    width: least.widthPx,
    height: least.heightPx,
  });
});

test('arrow keys move, with Shift they resize, other keys do nothing', () => {
  expect(dragOfKey('ArrowUp', false)).toEqual({ action: 'move', offset: { x: 0, y: -16 } });
  expect(dragOfKey('ArrowRight', true)).toEqual({ action: 'se', offset: { x: 16, y: 0 } });
  expect(dragOfKey('Enter', false)).toBeNull();
});

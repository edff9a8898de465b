/** What was said last finds room beside the rows, which stay where they are on the screen. */
import { expect, test } from '@playwright/test';
import { grownBounds } from './lookBack.ts';

const workArea = { x: 0, y: 30, width: 1_440, height: 800 };
const at = (y: number, height = 200) => grownBounds({ x: 100, y, width: 900, height }, workArea);

test('it rises above where there is room, hangs below at the top of the screen, and leaves the work area nowhere', () => {
  expect(at(600)).toEqual({
    ...{ side: 'above', rowsPx: 200 },
    bounds: { x: 100, y: 240, width: 900, height: 560 },
  });
  expect(at(40)).toEqual({
    ...{ side: 'below', rowsPx: 200 },
    bounds: { x: 100, y: 40, width: 900, height: 560 },
  });
  expect(at(330)).toMatchObject({ side: 'above', bounds: { y: 30, height: 500 } });
  expect(at(30, 800)).toMatchObject({ side: 'above', rowsPx: 800, bounds: { y: 30, height: 800 } });
});

test('rows keep their place on the screen: the edge away from the other lines does not move', () => {
  for (let y = 0; y < 900; y += 7)
    for (const height of [96, 234, 500]) {
      const { side, bounds } = at(y, height);
      if (side === 'above') expect(bounds.y + bounds.height).toBe(y + height);
      else expect(bounds.y).toBe(y);
      expect(bounds.height).toBeGreaterThanOrEqual(height);
    }
});

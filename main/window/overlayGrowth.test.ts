/** Checks that a window which comes out larger than asked does not grow with every move, and that moves are kept. */
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../../core/app/settings.ts';
import { initialState } from '../../core/app/state.ts';
import type { Bounds } from '../../core/base/bounds.ts';
import { dragOfKey } from '../../core/desktop/resize.ts';
import { LAPTOP, startOverlay as start } from '../../e2e/main/overlayWindow.ts';

const sizeOf = ({ width, height }: Bounds) => ({ width, height });
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

for (const growsBy of [0, 1, 3]) {
  for (const platform of ['win32', 'linux'] as const) {
    test(`${platform}, ${growsBy} px larger than asked: moves, drags and starts keep the size`, async () => {
      const { overlay, window, placements } = start({ growsBy, platform });
      const first = sizeOf(window.bounds);
      for (let press = 0; press < 40; press += 1) {
        const pressed = dragOfKey(ARROWS[press % 4] ?? '', false);
        if (pressed !== null) overlay.drag({ ...pressed, isFirst: true });
      }
      for (let drag = 0; drag < 10; drag += 1)
        for (const [index, x] of [5, 10, 0].entries())
          overlay.drag({ action: 'move', offset: { x, y: 0 }, isFirst: index === 0 });
      overlay.fit(defaultSettings.captions);
      expect(sizeOf(window.bounds)).toEqual(first);
      await expect.poll(() => placements().length).toBe(1);
      overlay.dispose();
      let kept = placements();
      for (let run = 0; run < 3; run += 1) {
        const again = start({ growsBy, platform, placements: kept });
        expect(sizeOf(again.window.bounds)).toEqual(first);
        again.overlay.drag({ action: 'move', offset: { x: 0, y: -1 }, isFirst: true });
        const before = kept;
        await expect.poll(() => again.placements() === before).toBe(false);
        kept = again.placements();
        again.overlay.dispose();
      }
    });
  }
}

test('a resize counts from what was meant, and there and back is the same size', () => {
  const { overlay, window } = start({ growsBy: 2, platform: 'win32' });
  const first = sizeOf(window.bounds);
  for (const [index, x] of [40, 80, 0].entries())
    overlay.drag({ action: 'e', offset: { x, y: 0 }, isFirst: index === 0 });
  expect(sizeOf(window.bounds)).toEqual(first);
  overlay.dispose();
});

for (const [platform, event] of [
  ['linux', 'move'],
  ['win32', 'moved'],
  ['darwin', 'moved'],
] as const) {
  test(`${platform}: where the system moves it is kept, and the next move begins there`, async () => {
    const { overlay, window, placements } = start({ growsBy: 1, platform });
    const { width, height } = window.bounds;
    window.bounds = { x: 30, y: 40, width, height };
    window.emit(event);
    const bounds = { x: 30, y: 40, width: width - 1, height: height - 1 };
    await expect.poll(placements).toEqual([{ displayId: 1, displayBounds: LAPTOP.bounds, bounds }]);
    overlay.drag({ action: 'move', offset: { x: 5, y: 0 }, isFirst: true });
    expect(window.bounds).toEqual({ x: 35, y: 40, width, height });
    overlay.dispose();
  });
}

test('looked back in, it grows upward, takes mouse and keys, and is after what it was before', () => {
  const { overlay, window, said } = start({ platform: 'win32' });
  const before = window.bounds;
  overlay.apply(initialState.intent);
  overlay.apply({ ...initialState.intent, lookBack: true });
  const grown = window.bounds;
  expect(grown.y).toBeLessThan(before.y);
  expect(grown.y + grown.height).toBe(before.y + before.height);
  overlay.apply(initialState.intent);
  expect(window.bounds).toEqual(before);
  expect(window.calls.filter((call) => /Mouse|Focusable|focus|blur/.test(call)).slice(2)).toEqual([
    ...['setIgnoreMouseEvents false', 'setFocusable true', 'focus'],
    ...['setIgnoreMouseEvents true', 'setFocusable false', 'blur'],
  ]);
  expect(said.slice(1)).toEqual([{ lookBack: { side: 'above', rowsPx: before.height } }, { lookBack: null }]);
});

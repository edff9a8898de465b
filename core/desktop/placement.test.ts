/** Checks where the overlay stands on displays that come, go and change. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { defaultSettings } from '../app/settings.ts';
import { overlayHeightPx } from './parts.ts';
import {
  clampBounds,
  type DisplayArea,
  defaultBounds,
  findPlacement,
  growUp,
  OVERLAY_MIN,
  parsePlacements,
  rememberPlacement,
} from './placement.ts';

const laptop: DisplayArea = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1440, height: 900 },
  workArea: { x: 0, y: 25, width: 1440, height: 815 },
};
const monitor: DisplayArea = {
  id: 2,
  bounds: { x: 1440, y: -300, width: 2560, height: 1440 },
  workArea: { x: 1440, y: -300, width: 2560, height: 1400 },
};
const onMonitor = {
  displayId: 2,
  displayBounds: monitor.bounds,
  bounds: { x: 2000, y: 900, width: 900, height: 180 },
};
const onLaptop = {
  displayId: 1,
  displayBounds: laptop.bounds,
  bounds: { x: 100, y: 600, width: 800, height: 200 },
};

const style = { fontSizePx: 16, lines: 1 };

test('the default is the bottom centre of the work area', () => {
  expect(defaultBounds(laptop.workArea, defaultSettings.captions)).toEqual({
    x: 170,
    y: 25 + 815 - 234 - 24,
    width: 1100,
    height: 234,
  });
});

test('any bounds end up wholly inside the work area and not below the minimum', () => {
  const anyBounds = fc.record({
    x: fc.integer({ min: -9_000, max: 9_000 }),
    y: fc.integer({ min: -9_000, max: 9_000 }),
    width: fc.integer({ min: 1, max: 9_000 }),
    height: fc.integer({ min: 1, max: 9_000 }),
  });
  fc.assert(
    fc.property(anyBounds, fc.constantFrom(laptop, monitor), (bounds, { workArea }) => {
      const clamped = clampBounds(bounds, workArea);
      expect(clamped.x).toBeGreaterThanOrEqual(workArea.x);
      expect(clamped.y).toBeGreaterThanOrEqual(workArea.y);
      expect(clamped.x + clamped.width).toBeLessThanOrEqual(workArea.x + workArea.width);
      expect(clamped.y + clamped.height).toBeLessThanOrEqual(workArea.y + workArea.height);
      expect(clamped.width).toBeGreaterThanOrEqual(OVERLAY_MIN.widthPx);
      expect(clamped.height).toBeGreaterThanOrEqual(OVERLAY_MIN.heightPx);
      expect(clampBounds(clamped, workArea)).toEqual(clamped);
    }),
  );
});

test('the overlay returns to its last display when that is plugged in again, and waits elsewhere meanwhile', () => {
  const placements = rememberPlacement(rememberPlacement([], onLaptop), onMonitor);
  expect(findPlacement(placements, [laptop, monitor], style)).toEqual(onMonitor.bounds);
  expect(findPlacement(placements, [laptop], style)).toEqual(onLaptop.bounds);
});

test('a monitor that came back under another id is known by its bounds', () => {
  expect(findPlacement([onMonitor], [laptop, { ...monitor, id: 77 }], style)).toEqual(onMonitor.bounds);
});

test('a placement on a display that shrank is clamped to what is left', () => {
  const smaller = { ...monitor, workArea: { x: 1440, y: 0, width: 1024, height: 700 } };
  expect(findPlacement([onMonitor], [smaller], style)).toEqual({ x: 1564, y: 520, width: 900, height: 180 });
});

test('without a live display there is no placement', () => {
  expect(findPlacement([onMonitor], [laptop], style)).toBeNull();
});

test('one placement is kept per display, the newest first', () => {
  const moved = { ...onLaptop, bounds: { x: 1, y: 30, width: 400, height: 100 } };
  expect(rememberPlacement([onMonitor, onLaptop], moved)).toEqual([moved, onMonitor]);
});

test('growing keeps the lower edge where it was', () => {
  expect(growUp({ x: 10, y: 500, width: 400, height: 100 }, 250)).toEqual({
    x: 10,
    y: 350,
    width: 400,
    height: 250,
  });
  expect(growUp({ x: 10, y: 500, width: 400, height: 300 }, 250)).toEqual({
    x: 10,
    y: 500,
    width: 400,
    height: 300,
  });
});

test('eight lines of the largest text need more height than two of the default', () => {
  const heights = [
    overlayHeightPx({ fontSizePx: 96, lines: 8 }, 1_100),
    overlayHeightPx({ fontSizePx: 16, lines: 1 }, 1_100),
    overlayHeightPx({ fontSizePx: 16, lines: 1 }, 320),
  ];
  expect(heights).toEqual([1_460, 167, 293]);
});

test('a file with bad placements gives the good ones', () => {
  expect(parsePlacements([onLaptop, { displayId: 'x' }, 7, onMonitor])).toEqual([onLaptop, onMonitor]);
  expect(parsePlacements('nonsense')).toEqual([]);
  expect(parsePlacements(undefined)).toEqual([]);
});

/**
 * Checks that the overlay stays where it belongs, on top, alive. The window is a small one of our own with
 * Electron's names.
 */
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../../core/app/settings.ts';
import { type Intent, initialState } from '../../core/app/state.ts';
import type { Bounds } from '../../core/base/bounds.ts';
import { LAPTOP, MONITOR, startOverlay as start } from '../../e2e/main/overlayWindow.ts';

const AT_REST: Bounds = { x: 170, y: 602, width: 1_100, height: 234 };
const unlocked: Intent = { ...initialState.intent, positionLocked: false };

test('it opens at the bottom centre, or where it was put last', () => {
  expect(start().window.bounds).toEqual(AT_REST);
  const bounds = { x: 2_000, y: 100, width: 800, height: 250 };
  const placements = [{ displayId: 2, displayBounds: MONITOR.bounds, bounds }];
  expect(start({ placements, displays: [LAPTOP, MONITOR] }).window.bounds).toEqual(bounds);
  expect(start({ placements }).window.bounds).toEqual(AT_REST);
});

test('locked it lets clicks through and takes no keys; unlocked it takes both, without a taskbar button', () => {
  const { overlay, window } = start({ platform: 'win32' });
  overlay.apply(initialState.intent);
  overlay.apply(unlocked);
  expect(window.calls.filter((call) => /Mouse|Focusable|Taskbar|show/.test(call))).toEqual([
    'setIgnoreMouseEvents true',
    'setFocusable false',
    'setSkipTaskbar true',
    'showInactive',
    'setIgnoreMouseEvents false',
    'setFocusable true',
    'setSkipTaskbar true',
  ]);
  overlay.dispose();
});

const onTop = (window: { readonly calls: readonly string[] }) =>
  window.calls.filter((call) => call === 'setAlwaysOnTop true screen-saver').length;

test('it is put on top when it shows, again whenever it no longer is, and never taken off first', async () => {
  const { overlay, window } = start();
  overlay.apply(initialState.intent);
  expect(onTop(window)).toBe(1);
  window.onTop = false;
  await expect.poll(() => onTop(window)).toBeGreaterThanOrEqual(3);
  expect(window.calls.filter((call) => call.includes('setAlwaysOnTop false'))).toEqual([]);
  overlay.dispose();
});

test('while it is on top it is left there: lifting it would cover a menu that is open', async () => {
  const used = start({ platform: 'win32', idleSeconds: () => 0 });
  const idle = start({ platform: 'win32', idleSeconds: () => 10 });
  const other = start({ platform: 'darwin', idleSeconds: () => 10 });
  for (const { overlay } of [used, idle, other]) overlay.apply(initialState.intent);
  // Windows says "on top" also when a slide show covers it; nobody has a menu open then.
  await expect.poll(() => onTop(idle.window)).toBeGreaterThanOrEqual(3);
  expect([onTop(used.window), onTop(other.window)]).toEqual([1, 1]);
  for (const { overlay } of [used, idle, other]) overlay.dispose();
});

test('a page that was loaded again is locked again, or unlocked', () => {
  const { overlay, window } = start({ platform: 'linux' });
  const ignored = () => window.calls.filter((call) => call.startsWith('setIgnoreMouseEvents')).at(-1);
  overlay.apply(initialState.intent);
  window.calls.length = 0;
  window.webContents.emit('did-finish-load');
  expect(ignored()).toBe('setIgnoreMouseEvents true');
  overlay.apply(unlocked);
  window.calls.length = 0;
  window.webContents.emit('did-finish-load');
  expect(ignored()).toBe('setIgnoreMouseEvents false');
  overlay.dispose();
});

test('a drag is clamped to its display and kept once it rests', async () => {
  const { overlay, window, placements } = start();
  overlay.drag({ action: 'move', offset: { x: -300, y: 5_000 }, isFirst: true });
  const bounds = { x: 0, y: 626, width: 1_100, height: 234 };
  expect([window.bounds, placements()]).toEqual([bounds, []]);
  await expect.poll(placements).toEqual([{ displayId: 1, displayBounds: LAPTOP.bounds, bounds }]);
  overlay.dispose();
});

test('when its display goes it comes to one that is there, and goes back when the display does', () => {
  const bounds = { x: 2_000, y: 100, width: 800, height: 250 };
  const placements = [{ displayId: 2, displayBounds: MONITOR.bounds, bounds }];
  const run = start({ placements, displays: [LAPTOP, MONITOR] });
  run.plug([LAPTOP], 'display-removed');
  expect(run.window.bounds).toEqual(AT_REST);
  run.plug([LAPTOP, MONITOR], 'display-added');
  expect([run.window.bounds, run.placements()]).toEqual([bounds, placements]);
  run.overlay.dispose();
});

test('a larger text grows it upwards, and for the next start too', async () => {
  const { overlay, window, placements } = start();
  overlay.fit({ ...defaultSettings.captions, fontSizePx: 64, lines: 3 });
  const bounds = { x: 170, y: 323, width: 1_100, height: 513 };
  expect(window.bounds).toEqual(bounds);
  await expect.poll(placements).toEqual([{ displayId: 1, displayBounds: LAPTOP.bounds, bounds }]);
  overlay.dispose();
});

test('closing it hides it', () => {
  const { window, said } = start();
  let prevented = false;
  window.emit('close', {
    preventDefault: () => {
      prevented = true;
    },
  });
  expect([prevented, said]).toEqual([true, [{ displays: 1 }, { overlayVisible: false }]]);
});

test('a place that a person names is on the display where it stands, and is kept; the next one has its own', () => {
  const { overlay, window, said, placements } = start({ displays: [LAPTOP, MONITOR] });
  expect(said.at(-1)).toEqual({ displays: 2 });
  overlay.placeAt('top');
  expect(window.bounds).toEqual({ ...AT_REST, y: 24 });
  overlay.placeAt('nextDisplay');
  expect(window.bounds).toEqual({ ...AT_REST, x: 1_440 + 410, y: 1_080 - 234 - 24 });
  overlay.placeAt('top');
  overlay.placeAt('nextDisplay');
  expect(window.bounds).toEqual({ ...AT_REST, y: 24 });
  expect(placements().map(({ displayId }) => displayId)).toEqual([1, 2]);
  overlay.placeAt('nextDisplay');
  expect(window.bounds).toEqual({ ...AT_REST, x: 1_440 + 410, y: 24 });
  overlay.placeAt('bottom');
  expect(window.bounds).toEqual({ ...AT_REST, x: 1_440 + 410, y: 1_080 - 234 - 24 });
  overlay.dispose();
});

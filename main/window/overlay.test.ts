/**
 * Checks that the overlay stays where it belongs, on top, alive. The window is a small one of our own with
 * Electron's names.
 */
import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import type { Bounds } from '../../core/app/contract.ts';
import { defaultSettings } from '../../core/app/settings.ts';
import { type Intent, initialState } from '../../core/app/state.ts';
import type { DisplayArea, Placements } from '../../core/desktop/placement.ts';
import { createOverlay, type OverlayNeeds } from './overlay.ts';

const LAPTOP: DisplayArea = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1_440, height: 900 },
  workArea: { x: 0, y: 0, width: 1_440, height: 860 },
};
const MONITOR: DisplayArea = {
  id: 2,
  bounds: { x: 1_440, y: 0, width: 1_920, height: 1_080 },
  workArea: { x: 1_440, y: 0, width: 1_920, height: 1_080 },
};
const AT_REST: Bounds = { x: 170, y: 650, width: 1_100, height: 186 };
const unlocked: Intent = { ...initialState.intent, positionLocked: false };

class Window extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly calls: string[] = [];
  bounds: Bounds;
  visible = false;
  constructor(bounds: Bounds) {
    super();
    this.bounds = bounds;
  }
  getBounds = () => this.bounds;
  setBounds = (bounds: Bounds) => {
    this.bounds = bounds;
    // As on Linux: what we asked for comes back as an event of its own.
    this.emit('moved');
  };
  isVisible = () => this.visible;
  isDestroyed = () => false;
  private say = (name: string, ...args: unknown[]) =>
    void this.calls.push([name, ...args.map(String)].join(' '));
  showInactive = () => {
    this.visible = true;
    this.say('showInactive');
  };
  hide = () => {
    this.visible = false;
    this.say('hide');
  };
  setAlwaysOnTop = (flag: boolean, level: string) => this.say('setAlwaysOnTop', flag, level);
  setIgnoreMouseEvents = (ignore: boolean) => this.say('setIgnoreMouseEvents', ignore);
  setFocusable = (focusable: boolean) => this.say('setFocusable', focusable);
  setSkipTaskbar = (skip: boolean) => this.say('setSkipTaskbar', skip);
  setVisibleOnAllWorkspaces = () => this.say('setVisibleOnAllWorkspaces');
  reload = () => this.say('reload');
  destroy = () => this.say('destroy');
}

function start(
  choice: { placements?: Placements; displays?: readonly DisplayArea[]; platform?: NodeJS.Platform } = {},
) {
  let displays = choice.displays ?? [LAPTOP];
  let placements = choice.placements ?? [];
  const said: unknown[] = [];
  const opened: Window[] = [];
  const contains = ({ bounds }: DisplayArea, { x }: Bounds) => x >= bounds.x && x < bounds.x + bounds.width;
  const screen = Object.assign(new EventEmitter(), {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => displays[0],
    getDisplayMatching: (bounds: Bounds) =>
      displays.find((display) => contains(display, bounds)) ?? displays[0],
  });
  const overlay = createOverlay({
    screen: screen as unknown as OverlayNeeds['screen'],
    platform: choice.platform ?? 'linux',
    placements: {
      read: () => placements,
      save: (kept) => {
        placements = kept;
      },
    },
    openWindow: (bounds) => {
      const window = new Window(bounds);
      opened.push(window);
      return window as unknown as BrowserWindow;
    },
    style: defaultSettings.captions,
    isQuitting: () => false,
    setState: (change) => said.push(change),
    intend: (patch) => said.push(patch),
  });
  const [window] = opened;
  if (window === undefined) throw new Error('no window was opened');
  const plug = (now: readonly DisplayArea[], event: string) => {
    displays = now;
    screen.emit(event);
  };
  return { overlay, window, said, plug, placements: () => placements };
}

test('it opens at the bottom centre, or where it was put last', () => {
  expect(start().window.bounds).toEqual(AT_REST);
  const bounds = { x: 2_000, y: 100, width: 800, height: 150 };
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

test('it is put on top again and again while it shows, and never taken off first', async () => {
  const { overlay, window } = start();
  overlay.apply(initialState.intent);
  const asserted = () => window.calls.filter((call) => call === 'setAlwaysOnTop true screen-saver').length;
  await expect.poll(asserted).toBeGreaterThanOrEqual(3);
  expect(window.calls.filter((call) => call.includes('setAlwaysOnTop false'))).toEqual([]);
  overlay.dispose();
});

test('a drag is clamped to its display and kept once it rests', async () => {
  const { overlay, window, placements } = start();
  overlay.move({ x: -300, y: 5_000, width: 600, height: 200 });
  const bounds = { x: 0, y: 660, width: 600, height: 200 };
  expect([window.bounds, placements()]).toEqual([bounds, []]);
  await expect.poll(placements).toEqual([{ displayId: 1, displayBounds: LAPTOP.bounds, bounds }]);
  overlay.dispose();
});

test('when its display goes it comes to one that is there, and goes back when the display does', () => {
  const bounds = { x: 2_000, y: 100, width: 800, height: 150 };
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
  const bounds = { x: 170, y: 471, width: 1_100, height: 365 };
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
  expect([prevented, said]).toEqual([true, [{ overlayVisible: false }]]);
});

test('a page that crashed is loaded again, and what it reported no longer counts', async () => {
  const { overlay, window, said } = start();
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  expect(said).toEqual([{ session: { status: 'idle' } }]);
  await expect.poll(() => window.calls.includes('reload')).toBe(true);
  overlay.dispose();
});

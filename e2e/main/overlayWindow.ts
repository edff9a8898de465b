/** The overlay's part of main on a window and displays of our own. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { defaultSettings } from '../../core/app/settings.ts';
import type { Bounds } from '../../core/base/bounds.ts';
import type { DisplayArea, Placements } from '../../core/desktop/placement.ts';
import { createOverlay, type OverlayNeeds } from '../../main/window/overlay.ts';

export const LAPTOP: DisplayArea = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1_440, height: 900 },
  workArea: { x: 0, y: 0, width: 1_440, height: 860 },
};
export const MONITOR: DisplayArea = {
  id: 2,
  bounds: { x: 1_440, y: 0, width: 1_920, height: 1_080 },
  workArea: { x: 1_440, y: 0, width: 1_920, height: 1_080 },
};

/** A window with Electron's names. `growsBy`: pixels by which it comes out larger than asked, as at 175 %. */
class Window extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly calls: string[] = [];
  bounds: Bounds;
  visible = false;
  onTop = true;
  private readonly growsBy: number;
  constructor(bounds: Bounds, growsBy: number) {
    super();
    this.growsBy = growsBy;
    this.bounds = this.real(bounds);
  }
  private real = ({ x, y, width, height }: Bounds): Bounds => ({
    x,
    y,
    width: width + this.growsBy,
    height: height + this.growsBy,
  });
  getBounds = () => this.bounds;
  setBounds = (bounds: Bounds) => {
    this.bounds = this.real(bounds);
    // What we asked for comes back as an event of its own.
    for (const event of ['move', 'moved']) this.emit(event);
  };
  isAlwaysOnTop = () => this.onTop;
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
  focus = () => this.say('focus');
  blur = () => this.say('blur');
  setSkipTaskbar = (skip: boolean) => this.say('setSkipTaskbar', skip);
  setVisibleOnAllWorkspaces = () => this.say('setVisibleOnAllWorkspaces');
  reload = () => this.say('reload');
  destroy = () => this.say('destroy');
}

export function startOverlay(
  choice: {
    placements?: Placements;
    displays?: readonly DisplayArea[];
    platform?: NodeJS.Platform;
    growsBy?: number;
    idleSeconds?: () => number;
  } = {},
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
      const window = new Window(bounds, choice.growsBy ?? 0);
      opened.push(window);
      return window as unknown as BrowserWindow;
    },
    style: defaultSettings.captions,
    isQuitting: () => false,
    idleSeconds: choice.idleSeconds ?? (() => 0),
    intend: (patch) => said.push(patch),
    setState: (change) => said.push(change),
  });
  const [window] = opened;
  if (window === undefined) throw new Error('no window was opened');
  const plug = (now: readonly DisplayArea[], event: string) => {
    displays = now;
    screen.emit(event);
  };
  return { overlay, window, said, plug, placements: () => placements };
}

/**
 * What a window is told to be: on top, click-through, focusable. Kept and readable; a Chromium page shows
 * none of it.
 */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';

type Level = Parameters<Electron.BrowserWindow['setAlwaysOnTop']>[1];

export type WindowTraits = {
  readonly alwaysOnTop: boolean;
  readonly level: string;
  readonly ignoresMouse: boolean;
  readonly forwardsMouse: boolean;
  readonly onAllWorkspaces: boolean;
  readonly onFullScreens: boolean;
  readonly skipsTaskbar: boolean;
  readonly focusable: boolean;
  readonly resizable: boolean;
  readonly movable: boolean;
  readonly contentProtected: boolean;
  readonly opacity: number;
  readonly transparent: boolean;
  readonly frame: boolean;
};

type Implemented =
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setIgnoreMouseEvents'
  | 'setVisibleOnAllWorkspaces'
  | 'isVisibleOnAllWorkspaces'
  | 'setSkipTaskbar'
  | 'setFocusable'
  | 'isFocusable'
  | 'setResizable'
  | 'isResizable'
  | 'setMovable'
  | 'isMovable'
  | 'setContentProtection'
  | 'setOpacity'
  | 'getOpacity'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setBackgroundColor'
  | 'moveTop'
  | 'setIcon'
  | 'setHasShadow';

/** The base of BrowserWindow that keeps its traits. */
export class TraitedWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Implemented> {
  protected traits: WindowTraits;

  constructor(wants: Electron.BrowserWindowConstructorOptions) {
    super();
    this.traits = {
      alwaysOnTop: wants.alwaysOnTop ?? false,
      level: wants.alwaysOnTop === true ? 'floating' : 'normal',
      ignoresMouse: false,
      forwardsMouse: false,
      onAllWorkspaces: false,
      onFullScreens: false,
      skipsTaskbar: wants.skipTaskbar ?? false,
      focusable: wants.focusable ?? true,
      resizable: wants.resizable ?? true,
      movable: wants.movable ?? true,
      contentProtected: false,
      opacity: wants.opacity ?? 1,
      transparent: wants.transparent ?? false,
      frame: wants.frame ?? true,
    };
  }

  setAlwaysOnTop(alwaysOnTop: boolean, level: Level = 'floating'): void {
    const changed = this.traits.alwaysOnTop !== alwaysOnTop;
    this.set({ alwaysOnTop, level: alwaysOnTop ? level : 'normal' });
    if (changed) this.emit('always-on-top-changed', {}, alwaysOnTop);
  }

  isAlwaysOnTop(): boolean {
    return this.traits.alwaysOnTop;
  }

  setIgnoreMouseEvents(ignoresMouse: boolean, how?: Electron.IgnoreMouseEventsOptions): void {
    this.set({ ignoresMouse, forwardsMouse: ignoresMouse && (how?.forward ?? false) });
  }

  setVisibleOnAllWorkspaces(onAllWorkspaces: boolean, how?: Electron.VisibleOnAllWorkspacesOptions): void {
    this.set({ onAllWorkspaces, onFullScreens: how?.visibleOnFullScreen ?? false });
  }

  isVisibleOnAllWorkspaces(): boolean {
    return this.traits.onAllWorkspaces;
  }

  setSkipTaskbar(skipsTaskbar: boolean): void {
    this.set({ skipsTaskbar });
  }

  setFocusable(focusable: boolean): void {
    this.set({ focusable });
  }

  isFocusable(): boolean {
    return this.traits.focusable;
  }

  setResizable(resizable: boolean): void {
    this.set({ resizable });
  }

  isResizable(): boolean {
    return this.traits.resizable;
  }

  setMovable(movable: boolean): void {
    this.set({ movable });
  }

  isMovable(): boolean {
    return this.traits.movable;
  }

  setContentProtection(contentProtected: boolean): void {
    this.set({ contentProtected });
  }

  setOpacity(opacity: number): void {
    this.set({ opacity });
  }

  getOpacity(): number {
    return this.traits.opacity;
  }

  // What only changes a desktop's frame around the page is recorded, and shows nowhere else.
  setMenu(_menu: Electron.Menu | null): void {}
  removeMenu(): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  setBackgroundColor(_colour: string): void {}
  setIcon(_icon: Electron.NativeImage | string): void {}
  setHasShadow(_hasShadow: boolean): void {}
  moveTop(): void {}

  private set(change: Partial<WindowTraits>): void {
    this.traits = { ...this.traits, ...change };
  }
}

/** Electron's BrowserWindow: a Chromium page with a window's life and place around it. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { asElectron, guardClass } from '../strict.ts';
import { WebContents } from './contents.ts';

type Implemented =
  | 'webContents'
  | 'loadURL'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'isVisible'
  | 'getBounds'
  | 'setBounds'
  | 'focus'
  | 'blur'
  | 'destroy'
  | 'isDestroyed'
  | 'isAlwaysOnTop'
  | 'setAlwaysOnTop'
  | 'setIgnoreMouseEvents'
  | 'setVisibleOnAllWorkspaces'
  | 'setFocusable'
  | 'setSkipTaskbar';

const open = new Set<BrowserWindow>();
let onContentsCreated: (contents: Electron.WebContents) => void = () => undefined;

export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Implemented> {
  readonly webContents: Electron.WebContents;
  private readonly contents: WebContents;
  private bounds: Electron.Rectangle;
  private visible: boolean;
  private onTop: boolean;
  private destroyed = false;

  constructor(wants: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    const { x = 0, y = 0, width = 800, height = 600, transparent = false, webPreferences = {} } = wants;
    this.bounds = { x, y, width, height };
    this.visible = wants.show ?? true;
    this.onTop = wants.alwaysOnTop ?? false;
    this.contents = new WebContents({ width, height, transparent }, webPreferences);
    this.webContents = asElectron(this.contents);
    onContentsCreated(this.webContents);
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.contents.once('destroyed', () => this.finish());
    open.add(this);
  }

  static getAllWindows = (): BrowserWindow[] => [...open];

  loadURL(url: string): Promise<void> {
    return this.contents.target.navigate(url);
  }

  reload(): void {
    this.contents.target.reload();
  }

  show(): void {
    this.visible = true;
  }

  showInactive(): void {
    this.visible = true;
  }

  hide(): void {
    this.visible = false;
  }

  isVisible(): boolean {
    return this.visible;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  /** @throws {TypeError} for what is no whole number, as Electron's converter does. */
  setBounds(wish: Partial<Electron.Rectangle>): void {
    const bounds = { ...this.bounds, ...wish };
    if (!Object.values(bounds).every(Number.isInteger))
      throw new TypeError('Error processing argument at index 0, conversion failure');
    const { width, height } = this.bounds;
    this.bounds = bounds;
    if (bounds.width !== width || bounds.height !== height) this.contents.target.resize(bounds);
  }

  destroy(): void {
    this.contents.target.close();
    this.finish();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isAlwaysOnTop(): boolean {
    return this.onTop;
  }

  setAlwaysOnTop(flag: boolean): void {
    this.onTop = flag;
  }

  // These change how a window stands among others; a Chromium page shows none of it.
  setIgnoreMouseEvents(): void {}
  setVisibleOnAllWorkspaces(): void {}
  setFocusable(): void {}
  setSkipTaskbar(): void {}
  focus(): void {}
  blur(): void {}

  private finish(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    open.delete(this);
    this.emit('closed');
  }
}

/** Who hears of each new page: the app. */
export function whenContentsCreated(listener: (contents: Electron.WebContents) => void): void {
  onContentsCreated = listener;
}

guardClass(BrowserWindow);

/** Electron's BrowserWindow: a Chromium page with a window's life around it. */
import type Electron from 'electron';
import { WebContents } from './contents.ts';
import type { HostRectangle } from './options.ts';
import { type RecordedCall, recordCalls } from './record.ts';
import { asElectron, guardClass } from './strict.ts';
import type { WindowPicture } from './window-picture.ts';
import { PlacedWindow } from './window-place.ts';

const open = new Map<number, BrowserWindow>();
let focused: BrowserWindow | undefined;
let lastId = 0;
let onAllClosed: () => void = () => undefined;
let onContentsCreated: (contents: Electron.WebContents) => void = () => undefined;

type Implemented =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'close'
  | 'destroy';
type Asked =
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'getTitle'
  | 'setTitle'
  | 'reload';

export class BrowserWindow extends PlacedWindow implements Pick<Electron.BrowserWindow, Implemented | Asked> {
  readonly id = ++lastId;
  readonly webContents: Electron.WebContents;
  readonly calls: RecordedCall[] = [];
  private readonly contents: WebContents;
  private visible = false;
  private minimized = false;
  private destroyed = false;
  private title: string;

  constructor(wants: Electron.BrowserWindowConstructorOptions = {}) {
    super(wants);
    this.title = wants.title ?? '';
    const looks = { transparent: wants.transparent ?? false, backgroundColor: wants.backgroundColor };
    this.contents = new WebContents({ bounds: this.getBounds(), ...looks }, wants.webPreferences ?? {});
    this.webContents = asElectron(this.contents);
    onContentsCreated(this.webContents);
    this.contents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.contents.on('page-title-updated', (_event, title: string) => this.retitle(title));
    this.contents.once('destroyed', () => this.finish());
    open.set(this.id, this);
    if (wants.show !== false) this.show();
  }

  static getAllWindows = (): BrowserWindow[] => [...open.values()];

  static getFocusedWindow = (): BrowserWindow | null => focused ?? null;

  static fromWebContents(contents: Electron.WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId = (id: number): BrowserWindow | null => open.get(id) ?? null;

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  reload(): void {
    this.contents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    this.minimized = false;
    if (this.visible) return;
    this.visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (focused === this || !this.isFocusable()) return;
    focused?.blur();
    focused = this;
    this.emit('focus');
  }

  blur(): void {
    if (focused !== this) return;
    focused = undefined;
    this.emit('blur');
  }

  minimize(): void {
    this.minimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.minimized = false;
    this.emit('restore');
  }

  /** Asks first: a listener of `close` may keep the window. */
  close(): void {
    if (this.destroyed) return;
    let prevented = false;
    this.emit('close', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) this.contents.target.close().then(() => this.finish());
  }

  destroy(): void {
    this.contents.target.close();
    this.finish();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isVisible(): boolean {
    return this.visible && !this.minimized;
  }

  isFocused(): boolean {
    return focused === this;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  picture(): WindowPicture {
    const { id, title, visible, minimized, traits, calls } = this;
    const about = {
      targetId: this.contents.target.targetId,
      url: this.contents.getURL(),
      crashed: this.contents.isCrashed(),
      crashes: this.contents.crashes,
      bounds: this.getBounds(),
    };
    return { id, title, visible, minimized, traits, calls, focused: focused === this, ...about };
  }

  protected override resizePage(bounds: HostRectangle): void {
    const { target } = this.contents;
    target.opened.then(() => target.resize(bounds)).catch(() => undefined);
  }

  private retitle(title: string): void {
    let kept = true;
    const preventDefault = () => {
      kept = false;
    };
    this.emit('page-title-updated', { preventDefault }, title, true);
    if (kept) this.title = title;
  }

  private finish(): void {
    if (this.destroyed) return;
    this.blur();
    this.destroyed = true;
    open.delete(this.id);
    this.emit('closed');
    if (open.size === 0) onAllClosed();
  }
}

/** Who hears that the last window has closed: the app. */
export function whenAllClosed(listener: () => void): void {
  onAllClosed = listener;
}

/** Who hears of each new page: the app. */
export function whenContentsCreated(listener: (contents: Electron.WebContents) => void): void {
  onContentsCreated = listener;
}

recordCalls(BrowserWindow);
guardClass(BrowserWindow);

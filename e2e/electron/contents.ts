/** Electron's webContents: what main may do with the page inside a window. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { fromLoopback } from './address.ts';
import { answerPage } from './calls.ts';
import { frameOf } from './frame.ts';
import { preloadOf } from './preload.ts';
import { session } from './session.ts';
import { asElectron, guardClass, lacks } from './strict.ts';
import { Target, type TargetWants } from './target.ts';
import { encodeValue } from './wire.ts';

type Implemented =
  | 'send'
  | 'loadURL'
  | 'getURL'
  | 'getTitle'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'reload'
  | 'executeJavaScript'
  | 'setWindowOpenHandler'
  | 'setBackgroundThrottling'
  | 'getBackgroundThrottling'
  | 'setVisualZoomLevelLimits'
  | 'forcefullyCrashRenderer'
  | 'focus'
  | 'id';

let lastId = 0;

/** One page. Made by BrowserWindow only. */
export class WebContents extends EventEmitter implements Pick<Electron.WebContents, Implemented> {
  readonly id = ++lastId;
  readonly target: Target;
  readonly session = session.defaultSession;
  readonly mainFrame: Electron.WebFrameMain;
  crashes = 0;
  private destroyed = false;
  private crashed = false;
  private loading = false;
  private title = '';
  private throttled: boolean;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;

  constructor(wants: Omit<TargetWants, 'preload'>, preferences: Electron.WebPreferences) {
    super();
    this.throttled = preferences.backgroundThrottling ?? true;
    this.target = new Target({ ...wants, preload: preloadOf(preferences) });
    this.mainFrame = frameOf(this, () => this.getURL());
    this.follow();
  }

  send(channel: string, ...args: unknown[]): void {
    this.target.tell(['push', channel, encodeValue(args)]);
  }

  async loadURL(url: string): Promise<void> {
    this.loading = true;
    this.emit('did-start-loading');
    try {
      await this.target.navigate(url);
    } catch (error) {
      this.loading = false;
      const text = error instanceof Error ? error.message : String(error);
      this.emit('did-fail-load', {}, -2, text, url, true);
      throw new Error(`${text} loading '${url}'`);
    }
  }

  getURL(): string {
    return fromLoopback(this.target.url);
  }

  getTitle(): string {
    return this.title;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isLoading(): boolean {
    return this.loading;
  }

  reload(): void {
    this.target.reload().catch(() => undefined);
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.target.evaluate(code);
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }

  setBackgroundThrottling(allowed: boolean): void {
    this.throttled = allowed;
  }

  getBackgroundThrottling(): boolean {
    return this.throttled;
  }

  /** Pages of the stand-in have no touch screen to pinch, so there is nothing to limit. */
  async setVisualZoomLevelLimits(_minimumLevel: number, _maximumLevel: number): Promise<void> {}

  forcefullyCrashRenderer(): void {
    this.target.send('Page.crash').catch(() => undefined);
  }

  focus(): void {
    this.target.opened.then(() => this.target.send('Page.bringToFront')).catch(() => undefined);
  }

  private follow(): void {
    this.target.on('message', (message) => answerPage(this, message));
    this.target.on('navigating', (url, decide) => decide(this.allowsNavigation(url)));
    this.target.on('navigated', (url) => this.emit('did-navigate', {}, fromLoopback(url), 200, 'OK'));
    this.target.on('domReady', () => this.emit('dom-ready'));
    this.target.on('loaded', () => {
      this.loading = false;
      this.crashed = false;
      this.readTitle();
      this.emit('did-finish-load');
      this.emit('did-stop-loading');
    });
    this.target.on('popup', (url) => this.openFromPage(fromLoopback(url)));
    this.target.on('crashed', () => {
      this.crashed = true;
      this.crashes += 1;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    this.target.on('gone', () => {
      if (this.destroyed) return;
      this.destroyed = true;
      this.emit('destroyed');
    });
  }

  private readTitle(): void {
    const keep = (title: unknown) => {
      this.title = String(title);
      this.emit('page-title-updated', {}, this.title, true);
    };
    this.target.evaluate('document.title').then(keep, () => undefined);
  }

  private allowsNavigation(loopbackUrl: string): boolean {
    const url = fromLoopback(loopbackUrl);
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    const details = {
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.mainFrame,
      initiator: this.mainFrame,
    };
    for (const name of ['will-frame-navigate', 'will-navigate'])
      this.emit(name, { ...details, preventDefault }, url);
    return !prevented;
  }

  /** What a page's window.open, or a link with a target, comes to. @throws {Error} when main would let it. */
  openFromPage(url: string): void {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    };
    const answer = this.openHandler?.(asElectron(details));
    if (answer?.action !== 'deny') throw lacks('windows opened by pages (setWindowOpenHandler must deny)');
  }
}

guardClass(WebContents);

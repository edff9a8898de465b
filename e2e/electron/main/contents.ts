/** Electron's webContents: what main may do with the page inside a window, and what the page asks of main. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type Electron from 'electron';
import { assertNever } from '../../../core/base/never.ts';
import { fromLoopback } from '../chromium/address.ts';
import { Target, type TargetWants } from '../chromium/target.ts';
import type { PageMessage } from '../page/page.ts';
import { decodeValue, encodeValue } from '../page/wire.ts';
import { asElectron, guardClass, lacks, strict } from '../strict.ts';
import { ipcMain } from './ipc.ts';
import { PortLine } from './ports.ts';
import { allowsMedia, answerDisplay } from './session.ts';

type Implemented =
  | 'send'
  | 'postMessage'
  | 'getURL'
  | 'mainFrame'
  | 'executeJavaScript'
  | 'isDestroyed'
  | 'isCrashed'
  | 'setWindowOpenHandler'
  | 'forcefullyCrashRenderer'
  | 'invalidate'
  | 'print'
  | 'printToPDF';
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

let lastFrame = 0;

/** One page. Made by BrowserWindow only. */
export class WebContents extends EventEmitter implements Pick<Electron.WebContents, Implemented> {
  readonly target: Target;
  private readonly ports = new PortLine((message) => {
    if (message.kind === 'data') this.target.tell(['port', message.port, encodeValue(message.data)]);
    else this.target.tell(['portClosed', message.port]);
  });
  private destroyed = false;
  private crashed = false;
  private openHandler: OpenHandler | undefined;
  readonly mainFrame = asElectron<Electron.WebFrameMain>(
    strict('WebFrameMain', { frameTreeNodeId: ++lastFrame, parent: null }),
  );

  constructor(wants: Omit<TargetWants, 'preload'>, preferences: Electron.WebPreferences) {
    super();
    this.target = new Target({ ...wants, preload: preloadOf(preferences) });
    this.follow();
  }

  send(channel: string, ...args: unknown[]): void {
    this.target.tell(['push', channel, encodeValue(args), []]);
  }

  postMessage(channel: string, message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    this.target.tell(['push', channel, encodeValue([message]), this.ports.take(transfer)]);
  }

  getURL(): string {
    return fromLoopback(this.target.url);
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.target.evaluate(code, userGesture);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    this.target.crash();
  }

  // Chromium paints anew by itself.
  invalidate(): void {}

  // Nobody is there to press Print in the system's dialog.
  print(
    _options?: Electron.WebContentsPrintOptions,
    callback?: (success: boolean, reason: string) => void,
  ): void {
    callback?.(false, 'Print job canceled');
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { generateTaggedPDF = false, generateDocumentOutline = false, pageSize } = options;
    // ISO 216, in inches.
    const paper = pageSize === 'A4' ? { paperWidth: 8.27, paperHeight: 11.69 } : {};
    return await this.target.printToPdf({ generateTaggedPDF, generateDocumentOutline, ...paper });
  }

  private follow(): void {
    this.target.on('message', (message) => this.receive(message));
    this.target.on('navigating', (url, decide) => decide(this.allowsNavigation(fromLoopback(url))));
    this.target.on('popup', (url) => this.openFromPage(fromLoopback(url)));
    this.target.on('loaded', () => {
      this.crashed = false;
      this.emit('did-finish-load');
    });
    this.target.on('left', () => this.ports.cut());
    this.target.on('crashed', () => {
      this.crashed = true;
      this.ports.cut();
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    this.target.on('gone', () => {
      this.destroyed = true;
      this.ports.cut();
      this.emit('destroyed');
    });
  }

  private receive(message: PageMessage): void {
    const url = fromLoopback(message[1]);
    switch (message[0]) {
      case 'open':
        this.openFromPage(fromLoopback(message[2]));
        break;
      case 'invoke':
        this.settle(message[2], ipcMain.answer(message[3], eventFrom(this, url), message[4]));
        break;
      case 'media':
        this.settle(message[2], allowsMedia(asElectron(this), url, message[3]));
        break;
      case 'display':
        this.settle(message[2], answerDisplay(asElectron(this), url));
        break;
      case 'port':
        this.ports.receive({ kind: 'data', port: message[2], data: decodeValue(message[3]) });
        break;
      case 'portClosed':
        this.ports.receive({ kind: 'closed', port: message[2] });
        break;
      default:
        assertNever(message);
    }
  }

  private settle(id: number, outcome: Promise<unknown>): void {
    outcome.then(encodeValue).then(
      (value) => this.target.tell(['settle', id, true, value]),
      (error: unknown) => this.target.tell(['settle', id, false, encodeValue(error)]),
    );
  }

  private allowsNavigation(url: string): boolean {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    for (const name of ['will-frame-navigate', 'will-navigate']) this.emit(name, { url, preventDefault });
    return !prevented;
  }

  /** What a page's window.open, or a link with a target, comes to. @throws {Error} when main would let it. */
  private openFromPage(url: string): void {
    const answer = this.openHandler?.(asElectron(strict('HandlerDetails', { url })));
    if (answer?.action !== 'deny') throw lacks('windows opened by pages (setWindowOpenHandler must deny)');
  }
}

function eventFrom(sender: WebContents, url: string): Electron.IpcMainInvokeEvent {
  const senderFrame = strict('WebFrameMain', { url, parent: null });
  return asElectron(strict('IpcMainInvokeEvent', { sender, senderFrame }));
}

/**
 * The preload's text. @throws {Error} for preferences that weaken a page: the stand-in has only the safe
 * ones.
 */
function preloadOf(preferences: Electron.WebPreferences): string {
  if (preferences.nodeIntegration === true) throw lacks('nodeIntegration');
  if (preferences.contextIsolation === false) throw lacks('contextIsolation: false');
  if (preferences.sandbox === false) throw lacks('sandbox: false');
  return preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8');
}

guardClass(WebContents);

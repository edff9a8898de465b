/**
 * One Chromium page as the stand-in drives it: opened, navigated, spoken to, closed. It knows nothing of
 * Electron's API.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { toLoopback } from './address.ts';
import { browser } from './browser.ts';
import type { CdpEvent, CdpRecord } from './cdp.ts';
import { logFromMain, logFromPage } from './ipc-log.ts';
import type { HostRectangle } from './options.ts';
import { type HostMessage, type PageMessage, type Preload, pageScript } from './page.ts';

export type TargetWants = {
  readonly bounds: HostRectangle;
  readonly transparent: boolean;
  readonly backgroundColor: string | undefined;
  readonly preload: Preload | undefined;
};

type TargetEvents = {
  message: [PageMessage];
  /** A document asks to replace the current one; `decide(false)` keeps the current one. */
  navigating: [url: string, decide: (allowed: boolean) => void];
  navigated: [url: string];
  domReady: [];
  loaded: [];
  popup: [url: string];
  crashed: [];
  gone: [];
};

/** The page of one window. Commands sent before Chromium has made it wait for it. */
export class Target extends EventEmitter<TargetEvents> {
  readonly opened: Promise<void>;
  targetId = '';
  url = '';
  private readonly bindingName = `standIn${randomUUID().replaceAll('-', '')}`;
  private sessionId = '';
  private commandedUrl: string | undefined;
  private readonly listen = (event: CdpEvent) => this.receive(event);

  constructor(wants: TargetWants) {
    super();
    this.opened = this.open(wants);
    this.opened.catch(() => this.emit('gone'));
  }

  /** Resolves when the load event has fired. Rejects with Chromium's error text, as `net::ERR_…`. */
  async navigate(url: string): Promise<void> {
    await this.opened;
    this.commandedUrl = withoutHash(toLoopback(url));
    const loaded = new Promise<void>((resolve) => {
      this.once('loaded', resolve);
    });
    const { errorText } = await this.send('Page.navigate', { url: toLoopback(url) });
    if (typeof errorText === 'string') throw new Error(errorText);
    await loaded;
  }

  /** What the code evaluates to, by value; a rejection carries the page's words. */
  async evaluate(expression: string): Promise<unknown> {
    await this.opened;
    const wish = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', wish)) as EvaluateReply;
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** Hands a message to the preload's side. A page without one drops it, as Electron does. */
  tell(message: HostMessage): void {
    logFromMain(this.url, message);
    const expression = `globalThis[Symbol.for('${this.bindingName}')]?.(${JSON.stringify(message)})`;
    this.opened
      .then(() => this.send('Runtime.evaluate', { expression, silent: true }))
      .catch(() => undefined);
  }

  async send(method: string, params: CdpRecord = {}): Promise<CdpRecord> {
    return browser().cdp.send(method, params, this.sessionId);
  }

  async resize(bounds: HostRectangle): Promise<void> {
    const { width, height } = bounds;
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 0,
      mobile: false,
    });
  }

  async reload(): Promise<void> {
    await this.opened;
    this.commandedUrl = withoutHash(this.url);
    await this.send('Page.navigate', { url: this.url });
  }

  async close(): Promise<void> {
    await this.opened.catch(() => undefined);
    if (this.targetId === '') return;
    const gone = new Promise<void>((resolve) => {
      this.once('gone', resolve);
    });
    const closed = await browser()
      .cdp.send('Target.closeTarget', { targetId: this.targetId })
      .catch(() => undefined);
    if (closed !== undefined) await gone;
  }

  private async open(wants: TargetWants): Promise<void> {
    const { cdp } = browser();
    cdp.on('event', this.listen);
    const { x: left, y: top, width, height } = wants.bounds;
    const size = { left, top, width, height };
    const made = await cdp.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
    this.targetId = String(made['targetId']);
    const attached = await cdp.send('Target.attachToTarget', { targetId: this.targetId, flatten: true });
    this.sessionId = String(attached['sessionId']);
    await Promise.all([
      this.send('Page.enable'),
      this.send('Inspector.enable'),
      // Bindings reach new documents only while the domain is on.
      this.send('Runtime.enable'),
      this.send('Runtime.addBinding', { name: this.bindingName }),
      this.send('Page.addScriptToEvaluateOnNewDocument', {
        source: pageScript(this.bindingName, wants.preload),
      }),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
      this.send('Emulation.setDefaultBackgroundColorOverride', { color: backgroundOf(wants) }),
      this.resize(wants.bounds),
    ]);
  }

  private receive(event: CdpEvent): void {
    if (event.method === 'Target.targetDestroyed' && event.params['targetId'] === this.targetId) this.end();
    if (event.method === 'Target.targetCreated') this.refusePopup(event.params['targetInfo'] as TargetInfo);
    if (event.sessionId === this.sessionId && this.sessionId !== '') this.receiveOwn(event);
  }

  private receiveOwn({ method, params }: CdpEvent): void {
    if (method === 'Runtime.bindingCalled' && params['name'] === this.bindingName) {
      const message: PageMessage = JSON.parse(String(params['payload']));
      logFromPage(message);
      this.emit('message', message);
    }
    if (method === 'Fetch.requestPaused') this.decide(params as unknown as PausedRequest);
    if (method === 'Page.frameNavigated') this.follow((params as { readonly frame: FrameInfo }).frame);
    if (method === 'Page.navigatedWithinDocument' && params['frameId'] === this.targetId)
      this.url = String(params['url']);
    if (method === 'Page.domContentEventFired') this.emit('domReady');
    if (method === 'Page.loadEventFired') this.emit('loaded');
    if (method === 'Page.windowOpen') this.emit('popup', String(params['url']));
    if (method === 'Inspector.targetCrashed') this.emit('crashed');
  }

  private follow(frame: FrameInfo): void {
    if (frame.parentId !== undefined) return;
    this.url = frame.url;
    this.emit('navigated', frame.url);
  }

  /**
   * Every new document is held until main has had its say; those main asked for itself, and reloads, are not
   * asked about.
   */
  private decide({ requestId, frameId, request }: PausedRequest): void {
    const settle = (allowed: boolean) => {
      const answer = allowed
        ? this.send('Fetch.continueRequest', { requestId })
        : this.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      answer.catch(() => undefined);
    };
    const asked = request.url === this.commandedUrl || request.url === withoutHash(this.url);
    if (frameId !== this.targetId || asked) settle(true);
    else this.emit('navigating', request.url, settle);
    if (frameId === this.targetId) this.commandedUrl = undefined;
  }

  /** A link with a target made a page of its own; main's handler hears of it through Page.windowOpen. */
  private refusePopup({ targetId, openerId }: TargetInfo): void {
    if (openerId !== this.targetId || this.targetId === '') return;
    browser()
      .cdp.send('Target.closeTarget', { targetId })
      .catch(() => undefined);
  }

  private end(): void {
    browser().cdp.off('event', this.listen);
    this.emit('gone');
  }
}

type TargetInfo = { readonly targetId: string; readonly openerId?: string };
type FrameInfo = { readonly url: string; readonly parentId?: string };
type PausedRequest = {
  readonly requestId: string;
  readonly frameId: string;
  readonly request: { readonly url: string };
};
type EvaluateReply = {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
};

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}

/** A transparent window has no colour of its own; Electron's default for the others is white. */
function backgroundOf(wants: TargetWants): { r: number; g: number; b: number; a: number } {
  if (wants.transparent) return { r: 0, g: 0, b: 0, a: 0 };
  const [, r = 'ff', g = 'ff', b = 'ff'] =
    /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(wants.backgroundColor ?? '') ?? [];
  return { r: Number.parseInt(r, 16), g: Number.parseInt(g, 16), b: Number.parseInt(b, 16), a: 1 };
}

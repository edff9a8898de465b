/**
 * One Chromium page as the stand-in drives it: opened, navigated, spoken to, closed. It knows nothing of
 * Electron's API.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { type HostMessage, type PageMessage, pageScript } from '../page/page.ts';
import { toLoopback } from './address.ts';
import { browser } from './browser.ts';
import type { CdpEvent, CdpRecord } from './cdp.ts';

export type Size = { readonly width: number; readonly height: number };
export type TargetWants = Size & { readonly transparent: boolean; readonly preload: string };

type TargetEvents = {
  message: [PageMessage];
  /** A document asks to replace the current one; `decide(false)` keeps the current one. */
  navigating: [url: string, decide: (allowed: boolean) => void];
  /** The document that was there is no more. */
  left: [];
  loaded: [];
  popup: [url: string];
  crashed: [];
  gone: [];
};

type PausedRequest = {
  readonly requestId: string;
  readonly frameId: string;
  readonly request: { readonly url: string };
};

/** The page of one window. Commands given before Chromium has made it wait for it. */
export class Target extends EventEmitter<TargetEvents> {
  url = '';
  private readonly opened: Promise<void>;
  private readonly bindingName = `standIn${randomUUID().replaceAll('-', '')}`;
  private targetId = '';
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
    if (typeof errorText === 'string') throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  /** Hands a message to the preload's side. */
  tell(message: HostMessage): void {
    const expression = `globalThis[Symbol.for('${this.bindingName}')]?.(${JSON.stringify(message)})`;
    this.whenOpened('Runtime.evaluate', { expression, silent: true });
  }

  /** Runs a script of main in the page, as if by a person's hand when `userGesture`. Gives its result. */
  async evaluate(expression: string, userGesture: boolean): Promise<unknown> {
    await this.opened;
    const wanted = { expression, userGesture, awaitPromise: true, returnByValue: true };
    const { result } = await this.send('Runtime.evaluate', wanted);
    return (result as { readonly value?: unknown } | undefined)?.value;
  }

  async printToPdf(wanted: CdpRecord): Promise<Buffer> {
    await this.opened;
    const { data } = await this.send('Page.printToPDF', wanted);
    return Buffer.from(String(data), 'base64');
  }

  resize(size: Size): void {
    this.whenOpened('Emulation.setDeviceMetricsOverride', metricsOf(size));
  }

  reload(): void {
    this.commandedUrl = withoutHash(this.url);
    this.whenOpened('Page.navigate', { url: this.url });
  }

  crash(): void {
    this.whenOpened('Page.crash');
  }

  close(): void {
    this.opened
      .then(() => browser().send('Target.closeTarget', { targetId: this.targetId }))
      .catch(() => undefined);
  }

  /** A page that is gone meanwhile needs the command no more. */
  private whenOpened(method: string, params?: CdpRecord): void {
    this.opened.then(() => this.send(method, params)).catch(() => undefined);
  }

  private send(method: string, params?: CdpRecord): Promise<CdpRecord> {
    return browser().send(method, params, this.sessionId);
  }

  private async open({ width, height, transparent, preload }: TargetWants): Promise<void> {
    const cdp = browser().setMaxListeners(0).on('event', this.listen);
    const wanted = { url: 'about:blank', newWindow: true, width, height };
    const { targetId } = await cdp.send('Target.createTarget', wanted);
    this.targetId = String(targetId);
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    this.sessionId = String(sessionId);
    const color = transparent ? { r: 0, g: 0, b: 0, a: 0 } : { r: 255, g: 255, b: 255, a: 1 };
    await Promise.all([
      this.send('Page.enable'),
      this.send('Inspector.enable'),
      // Bindings reach new documents only while the domain is on.
      this.send('Runtime.enable'),
      this.send('Runtime.addBinding', { name: this.bindingName }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(this.bindingName, preload) }),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
      this.send('Emulation.setDefaultBackgroundColorOverride', { color }),
      this.send('Emulation.setDeviceMetricsOverride', metricsOf({ width, height })),
    ]);
  }

  private receive({ method, params, sessionId }: CdpEvent): void {
    if (method === 'Target.targetDestroyed' && params['targetId'] === this.targetId) this.end();
    if (method === 'Target.targetCreated') this.refusePopup(params['targetInfo'] as CdpRecord);
    if (sessionId === undefined || sessionId !== this.sessionId) return;
    if (method === 'Runtime.bindingCalled' && params['name'] === this.bindingName)
      this.emit('message', JSON.parse(String(params['payload'])));
    if (method === 'Fetch.requestPaused') this.decide(params as PausedRequest);
    if (method === 'Page.frameNavigated') this.follow(params['frame'] as CdpRecord);
    if (method === 'Page.loadEventFired') this.emit('loaded');
    if (method === 'Page.windowOpen') this.emit('popup', String(params['url']));
    if (method === 'Inspector.targetCrashed') this.emit('crashed');
  }

  private follow(frame: CdpRecord): void {
    if (frame['parentId'] !== undefined) return;
    this.url = String(frame['url']);
    this.emit('left');
  }

  /**
   * Every new document is held until main has had its say, except those main asked for itself, and reloads.
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
  private refusePopup({ targetId, openerId }: CdpRecord): void {
    if (openerId === undefined || openerId !== this.targetId) return;
    browser()
      .send('Target.closeTarget', { targetId })
      .catch(() => undefined);
  }

  private end(): void {
    browser().off('event', this.listen);
    this.emit('gone');
  }
}

function metricsOf({ width, height }: Size): CdpRecord {
  return { width, height, deviceScaleFactor: 0, mobile: false };
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}

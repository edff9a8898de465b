/** Electron's app: the life of the process, its paths, its one-instance lock. */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import type Electron from 'electron';
import { startBrowser } from './browser.ts';
import { commandLineOf } from './command-line.ts';
import { type PathName, pathsOf, readPackage } from './paths.ts';
import { sealSchemes } from './protocol.ts';
import { takeLock } from './single-instance.ts';
import { guardClass } from './strict.ts';
import { BrowserWindow, whenAllClosed, whenContentsCreated } from './window.ts';

type Implemented =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getLocale'
  | 'isPackaged'
  | 'name'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'setAppUserModelId'
  | 'enableSandbox'
  | 'focus';

/** Switches that choose the real app's window system; a page of the stand-in must not follow them. */
const NOT_FOR_PAGES = /^--(?:ozone-platform|class|password-store)/;

class App extends EventEmitter implements Pick<Electron.App, Implemented> {
  readonly isPackaged = false;
  /** macOS only; undefined elsewhere, as Electron has it. */
  readonly dock: Electron.Dock | undefined = undefined;
  readonly commandLine: Electron.CommandLine;
  name: string;
  private readonly paths: Map<PathName, string>;
  private readonly package_ = readPackage();
  private readonly appended: string[] = [];
  private ready: Promise<void> | undefined;
  private state: 'starting' | 'ready' | 'quitting' = 'starting';
  private locked = false;
  private loginItem: Electron.Settings = {};

  constructor() {
    super();
    this.name = this.package_.name;
    this.paths = pathsOf(this.name);
    this.commandLine = commandLineOf(this.appended);
    // Electron's ready comes whether or not anybody waits; by the next turn main has registered its schemes
    // and lock.
    this.on('newListener', (name) => {
      if (name === 'ready') this.whenReady().catch(() => undefined);
    });
    whenAllClosed(() => this.allClosed());
    whenContentsCreated((contents) => this.emit('web-contents-created', {}, contents));
    process.once('SIGTERM', () => this.quit());
    process.once('SIGINT', () => this.quit());
  }

  whenReady(): Promise<void> {
    this.ready ??= this.start();
    return this.ready;
  }

  isReady(): boolean {
    return this.state !== 'starting';
  }

  /** Asks everybody: listeners and windows may each keep the app alive. */
  quit(): void {
    if (this.state === 'quitting' || !this.agree('before-quit')) return;
    const before = this.state;
    this.state = 'quitting';
    for (const window of BrowserWindow.getAllWindows()) window.close();
    const kept = setTimeout(() => {
      // A window still there after its close event was refused: quitting is off, as in Electron.
      if (BrowserWindow.getAllWindows().length > 0) this.state = before;
    }, CLOSING_MS);
    kept.unref();
    if (BrowserWindow.getAllWindows().length === 0) this.leave();
  }

  exit(code = 0): never {
    this.emit('quit', {}, code);
    process.exit(code);
  }

  getPath(name: PathName): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: PathName, path: string): void {
    this.paths.set(name, path);
  }

  getAppPath(): string {
    return this.package_.directory;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.package_.version;
  }

  getLocale(): string {
    return 'en-GB';
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    const tell = ({ argv, cwd, data }: { argv: string[]; cwd: string; data: unknown }) =>
      this.emit('second-instance', {}, argv, cwd, data);
    this.locked = takeLock(this.getPath('userData'), tell, data);
    return this.locked;
  }

  hasSingleInstanceLock(): boolean {
    return this.locked;
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    this.loginItem = settings;
  }

  /** What main last asked for, as a system that grants everything reports it. */
  getLoginItemSettings(): Electron.LoginItemSettings {
    const { openAtLogin = false } = this.loginItem;
    return {
      openAtLogin,
      wasOpenedAtLogin: false,
      status: openAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: openAtLogin,
      launchItems: [],
    };
  }

  // These change the desktop's view of the app; its pages are sandboxed anyway.
  setAppUserModelId(_id: string): void {}
  enableSandbox(): void {}
  focus(): void {}

  private async start(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const userData = this.getPath('userData');
    mkdirSync(userData, { recursive: true });
    await startBrowser(
      userData,
      this.appended.filter((text) => !NOT_FOR_PAGES.test(text)),
    );
    sealSchemes();
    this.state = 'ready';
    setImmediate(() => this.emit('ready', {}, {}));
  }

  private allClosed(): void {
    if (this.state === 'quitting') this.leave();
    else if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  private leave(): void {
    if (this.agree('will-quit')) this.exit(0);
    else this.state = 'ready';
  }

  private agree(question: 'before-quit' | 'will-quit'): boolean {
    let prevented = false;
    this.emit(question, {
      preventDefault: () => {
        prevented = true;
      },
    });
    return !prevented;
  }
}

/** Long enough for every page to have closed; only decides when a refused quit may be asked again. */
const CLOSING_MS = 3_000;

guardClass(App);
export const app = new App();

/** Electron's app: the life of the process, its paths, its one-instance lock. */
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type Electron from 'electron';
import { startBrowser } from '../chromium/browser.ts';
import { guardClass, lacks } from '../strict.ts';
import { takeLock } from './lock.ts';
import { sealSchemes, serveSchemes } from './protocol.ts';
import { whenContentsCreated } from './window.ts';

type Implemented =
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'isPackaged'
  | 'requestSingleInstanceLock'
  | 'setActivationPolicy'
  | 'focus';

const USER_DATA_SWITCH = '--user-data-dir=';

class App extends EventEmitter implements Pick<Electron.App, Implemented> {
  readonly isPackaged = false;
  private ready: Promise<void> | undefined;

  constructor() {
    super();
    whenContentsCreated((contents) => this.emit('web-contents-created', {}, contents));
  }

  whenReady(): Promise<void> {
    this.ready ??= this.start();
    return this.ready;
  }

  /**
   * @throws {Error} where nobody prevents it: the app ends with `exit`, so closing its windows is not here.
   */
  quit(): void {
    let prevented = false;
    this.emit('before-quit', {
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) throw lacks('quitting that no listener of before-quit prevents');
  }

  exit(code = 0): never {
    process.exit(code);
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const given = process.argv.find((argument) => argument.startsWith(USER_DATA_SWITCH));
    if (given === undefined) throw lacks(`a profile of its own; give it ${USER_DATA_SWITCH}`);
    const userData = given.slice(USER_DATA_SWITCH.length);
    if (name === 'userData') return userData;
    if (name === 'appData') return dirname(userData);
    if (name === 'documents') return join(homedir(), 'Documents');
    throw lacks(`the path ${name}`);
  }

  /** Of the system that it stands for. */
  getPreferredSystemLanguages(): string[] {
    return ['en-GB'];
  }

  getVersion(): string {
    return '0.0.0';
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'), (argv) => this.emit('second-instance', {}, argv, ''));
  }

  // These change how macOS shows the app; here nothing shows it.
  setActivationPolicy(): void {}
  focus(): void {}

  /** The test that started this process attaches to what it is told. */
  private async start(): Promise<void> {
    const userData = this.getPath('userData');
    mkdirSync(userData, { recursive: true });
    sealSchemes();
    const chromium = await startBrowser(userData, await serveSchemes());
    process.send?.(chromium);
  }
}

guardClass(App);
export const app = new App();

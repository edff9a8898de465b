/**
 * Runs the app in real Electron, where its binary and a display are there, behind the surface the stand-in
 * has too.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from 'playwright';
import { electronBinary } from '../scripts/electron.ts';
import { ROOT } from '../scripts/root.ts';
import {
  environmentFor,
  type LaunchedApp,
  type LaunchOptions,
  microphoneArgs,
  type PageName,
  type Profile,
  waitFor,
} from './app.ts';
import type { WindowPicture } from './electron/window-picture.ts';

const HOOK = fileURLToPath(new URL('./electron-hook.cjs', import.meta.url));

/**
 * Electron's executable, or null when it, or on Linux a display to show windows on, is not there. Downloads
 * nothing.
 */
export function electronToTest(): string | null {
  if (process.platform === 'linux' && (process.env['DISPLAY'] ?? '') === '') return null;
  return electronBinary();
}

/** @throws {Error} (as a rejection) when there is no binary or the app does not start. */
export async function launchElectron(profile: Profile, options: LaunchOptions): Promise<LaunchedApp> {
  const executablePath = electronToTest();
  if (executablePath === null) throw new Error('Electron’s binary or a display is not there.');
  const args = ['-r', HOOK, ...switches(profile, options), options.main ?? ROOT];
  const app = await _electron.launch({ executablePath, args, cwd: ROOT, env: environmentFor(options) });
  const main = app.process();
  const output = outputOf(main);
  const ended = new Promise<number | null>((resolve) => main.once('exit', resolve));
  const stop = async () => {
    main.kill('SIGKILL');
    await ended;
  };
  return {
    host: 'electron',
    userDataDir: profile.userDataDir,
    output,
    ended,
    kill: stop,
    stop,
    quit: async () => {
      await ask(app, 'quit', undefined);
      return ended;
    },
    startAgain: (...more) => startAgain(executablePath, [...args, ...more], options),
    ...windowsOf(app),
    ...desktopOf(app),
  };
}

function switches(profile: Profile, options: LaunchOptions): readonly string[] {
  const onLinux = process.platform === 'linux' ? ['--ozone-platform=x11'] : [];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    `--user-data-dir=${profile.userDataDir}`,
    ...onLinux,
    ...asRoot,
    ...microphoneArgs(options.microphone),
  ];
}

/** What the hook put into main, by name. */
function ask<T>(app: ElectronApplication, name: string, argument: unknown): Promise<T> {
  return app.evaluate(
    (_electron, [name, argument]) => Reflect.get(globalThis, 'surtitleTests')[name as string](argument),
    [name, argument] as const,
  );
}

type WindowParts = Pick<
  LaunchedApp,
  'page' | 'windows' | 'window' | 'closeWindow' | 'moveWindow' | 'crashWindow'
>;

function windowsOf(app: ElectronApplication): WindowParts {
  const page: LaunchedApp['page'] = async (name) => {
    const found = await waitFor(`the ${name} page`, () =>
      app.windows().find((candidate) => candidate.url().includes(`/${name}/`)),
    );
    await found.waitForLoadState();
    return found;
  };
  const act = async (name: PageName, method: 'close' | 'crash' | 'setBounds', argument?: object) => {
    const window = await app.browserWindow(await page(name));
    await window.evaluate(
      (window, [method, argument]) =>
        method === 'crash'
          ? window.webContents.forcefullyCrashRenderer()
          : window[method](argument as Electron.Rectangle),
      [method, argument] as const,
    );
  };
  const windows = () => app.evaluate(takePictures);
  return {
    page,
    windows,
    window: (name) =>
      waitFor(`the ${name} window`, async () =>
        (await windows()).find(({ url }) => url.includes(`/${name}/`)),
      ),
    closeWindow: (name) => act(name, 'close'),
    moveWindow: (name, bounds) => act(name, 'setBounds', bounds),
    crashWindow: (name) => act(name, 'crash'),
  };
}

/**
 * Runs inside main. Electron does not tell every trait; those it cannot tell are given as a new window has
 * them.
 */
function takePictures({ BrowserWindow }: typeof Electron.CrossProcessExports): WindowPicture[] {
  return BrowserWindow.getAllWindows().map((window) => ({
    id: window.id,
    targetId: '',
    url: window.webContents.getURL(),
    title: window.getTitle(),
    bounds: window.getBounds(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: window.isMinimized(),
    crashed: window.webContents.isCrashed(),
    crashes: 0,
    traits: {
      alwaysOnTop: window.isAlwaysOnTop(),
      level: 'unknown',
      ignoresMouse: false,
      forwardsMouse: false,
      onAllWorkspaces: window.isVisibleOnAllWorkspaces(),
      onFullScreens: false,
      skipsTaskbar: false,
      focusable: window.isFocusable(),
      resizable: window.isResizable(),
      movable: window.isMovable(),
      contentProtected: false,
      opacity: window.getOpacity(),
      transparent: false,
      frame: true,
    },
    calls: [],
  }));
}

type DesktopParts = Pick<
  LaunchedApp,
  | 'tray'
  | 'clickTray'
  | 'pressShortcut'
  | 'heldShortcuts'
  | 'answerDialog'
  | 'dialogs'
  | 'openedOutside'
  | 'power'
  | 'setDisplays'
  | 'setKeyring'
  | 'takeShortcuts'
  | 'setOnline'
>;

function desktopOf(app: ElectronApplication): DesktopParts {
  const refuse = (what: string) => () =>
    Promise.reject(new Error(`Real Electron cannot ${what} for a test; skip it there.`));
  return {
    tray: () => ask(app, 'tray', undefined),
    clickTray: (...labels) => ask(app, 'clickTray', labels),
    pressShortcut: (accelerator) => ask(app, 'pressShortcut', accelerator),
    heldShortcuts: () => ask(app, 'shortcuts', undefined),
    answerDialog: (kind, answer) => ask(app, 'answerDialog', { kind, answer }),
    dialogs: () => ask(app, 'dialogs', undefined),
    openedOutside: () => ask(app, 'openedOutside', undefined),
    power: (event) => app.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), event),
    setDisplays: refuse('rearrange displays'),
    setKeyring: refuse('change the keyring'),
    takeShortcuts: refuse('take shortcuts'),
    setOnline: refuse('cut the network'),
  };
}

function outputOf(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  return () => said;
}

async function startAgain(program: string, args: readonly string[], options: LaunchOptions) {
  const child = spawn(program, args, { cwd: ROOT, env: environmentFor(options), stdio: 'pipe' });
  const output = outputOf(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output() };
}

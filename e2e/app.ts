/** The app as tests and the demo run it: real Electron or its stand-in behind one surface. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { fakeMicrophoneArgs } from './chromium.ts';
import type { DialogAnswers, DialogKind, DialogPicture } from './electron/dialogs.ts';
import type { HostDisplay, HostRectangle, Keyring } from './electron/options.ts';
import type { TrayPicture } from './electron/tray.ts';
import type { WindowPicture } from './electron/window-picture.ts';
import { electronToTest, launchElectron } from './electron-app.ts';
import { launchStandIn } from './stand-in-app.ts';

export type HostName = 'electron' | 'stand-in';
export type PageName = 'overlay' | 'settings';

/**
 * What the microphone gives: a WAV file once, Chromium's beep, nothing at all, or a refusal. After the file
 * Chromium repeats its last hundredth of a second for ever, so it must end in silence.
 */
export type Microphone =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'beep' }
  | { readonly kind: 'none' }
  | { readonly kind: 'denied' };

export type LaunchOptions = {
  /** Default: a beep. */
  readonly microphone?: Microphone;
  /** OPENAI_API_KEY for the app. Default: none, whatever the machine's environment holds. */
  readonly apiKey?: string;
  /** Fields of the settings file the app starts with, in the form core/app/settings.ts defines. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** A profile to go on with. Default: a new one that goes when the app is disposed of. */
  readonly profileDir?: string;
  /** Windows on the display rather than headless; needs a display. The real Electron is always headed. */
  readonly headed?: boolean;
  /** The entry to run. Default: the built app. Only the stand-in's own specs run another. */
  readonly main?: string;
  /** Stand-in only: how the system keeps secrets, which shortcuts others hold, which displays there are. */
  readonly keyring?: Keyring;
  readonly takenShortcuts?: readonly string[];
  readonly displays?: readonly HostDisplay[];
  readonly host?: HostName;
};

/**
 * A running app. Everything waits for what it needs; times out after APP_TIMEOUT_MS with what it waited for.
 */
export interface RunningApp {
  readonly host: HostName;
  /** The directory the app was given as its userData. */
  readonly userDataDir: string;
  /** The page of a window, once it has loaded. */
  page(name: PageName): Promise<Page>;
  /** The windows that exist now, shown or hidden. */
  windows(): Promise<readonly WindowPicture[]>;
  /** The window whose page has this name, once it exists. */
  window(name: PageName): Promise<WindowPicture>;
  /** A person closes it. */
  closeWindow(name: PageName): Promise<void>;
  /** A person drags or resizes it. */
  moveWindow(name: PageName, bounds: HostRectangle): Promise<void>;
  /** Its renderer process crashes. Ask `page` again afterwards. */
  crashWindow(name: PageName): Promise<void>;
  tray(): Promise<TrayPicture | null>;
  /** Clicks a menu item by its labels, outermost first. */
  clickTray(...labels: readonly string[]): Promise<void>;
  pressShortcut(accelerator: string): Promise<void>;
  heldShortcuts(): Promise<readonly string[]>;
  /** Answers the open dialog of this kind, or the next one. */
  answerDialog<Kind extends DialogKind>(kind: Kind, answer: DialogAnswers[Kind]): Promise<void>;
  dialogs(): Promise<readonly DialogPicture[]>;
  openedOutside(): Promise<readonly string[]>;
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): Promise<void>;
  /** Stand-in only; real Electron rejects these four, as its desktop cannot be rearranged from outside. */
  setDisplays(displays: readonly HostDisplay[]): Promise<void>;
  setKeyring(keyring: Keyring): Promise<void>;
  takeShortcuts(accelerators: readonly string[]): Promise<void>;
  setOnline(isOnline: boolean): Promise<void>;
  /** Everything the app has written to stdout and stderr. */
  output(): string;
  /** Starts the app a second time on this profile; resolves when that process has ended. */
  startAgain(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }>;
  /** Quits as the tray does; gives the exit code. */
  quit(): Promise<number | null>;
  /** kill -9 of main; resolves when it and every page are gone. */
  kill(): Promise<void>;
  /** Resolves when main has ended by whatever cause. */
  readonly ended: Promise<number | null>;
  /** Ends what still runs, then starts on the same profile with the same options, or some changed. */
  restart(changes?: LaunchOptions): Promise<RunningApp>;
  /** Ends what still runs and removes a throw-away profile. */
  dispose(): Promise<void>;
}

/**
 * Where a profile's parts are: the app's own userData, and a directory that stands for the rest of the
 * system.
 */
export type Profile = { readonly dir: string; readonly userDataDir: string; readonly systemDir: string };

/** How long anything here waits: an app that takes longer is broken, on any machine the tests run on. */
export const APP_TIMEOUT_MS = 20_000;

/** node/settings.ts keeps the settings in this file of userData. */
const SETTINGS_FILE = 'settings.json';

/** Starts the built app: in Electron where its binary and a display are there, else in the stand-in. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profile = openProfile(options);
  const host = options.host ?? (electronToTest() === null ? 'stand-in' : 'electron');
  const app =
    host === 'electron' ? await launchElectron(profile, options) : await launchStandIn(profile, options);
  return {
    ...app,
    restart: async (changes = {}) => {
      await app.stop();
      return launchApp({ ...options, ...changes, profileDir: profile.dir });
    },
    dispose: async () => {
      await app.stop();
      if (options.profileDir === undefined)
        rmSync(profile.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function openProfile({ profileDir, settings }: LaunchOptions): Profile {
  const dir = profileDir ?? mkdtempSync(join(tmpdir(), 'surtitle-test-'));
  const profile = { dir, userDataDir: join(dir, 'userData'), systemDir: join(dir, 'system') };
  mkdirSync(profile.userDataDir, { recursive: true });
  if (settings !== undefined) {
    writeFileSync(join(profile.userDataDir, SETTINGS_FILE), JSON.stringify({ version: 1, ...settings }));
  }
  return profile;
}

/** What each host gives launchApp; `stop` ends what still runs. */
export type LaunchedApp = Omit<RunningApp, 'restart' | 'dispose'> & { stop(): Promise<void> };

/**
 * The environment the app starts with: the machine's, without keys of its own, nor Wayland, where the app
 * would start itself anew.
 */
export function environmentFor({ apiKey, env }: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !/^OPENAI_|^NODE_OPTIONS$|^WAYLAND_DISPLAY$|^XDG_SESSION_TYPE$/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    ...(apiKey === undefined ? {} : { OPENAI_API_KEY: apiKey }),
    ...env,
  };
}

/**
 * Chromium's switches for a microphone. In Electron main answers permissions, so a refusal is the stand-in's
 * only.
 */
export function microphoneArgs(microphone: Microphone = { kind: 'beep' }): readonly string[] {
  switch (microphone.kind) {
    case 'file':
      return fakeMicrophoneArgs(microphone.path);
    case 'beep':
      return fakeMicrophoneArgs();
    case 'none':
      return ['--use-fake-ui-for-media-stream', '--disable-audio-input'];
    case 'denied':
      return ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];
  }
}

/** Polls until the condition gives something. @throws {Error} naming what was waited for. */
export async function waitFor<T>(
  what: string,
  condition: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const until = performance.now() + APP_TIMEOUT_MS;
  for (;;) {
    const value = await condition();
    if (value !== undefined) return value;
    if (performance.now() > until) throw new Error(`Waited ${APP_TIMEOUT_MS / 1_000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

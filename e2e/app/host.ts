/**
 * The app as tests and the demo run it: one surface over real Electron and its stand-in, and what both hosts
 * share.
 */
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { LOGIN_ARGUMENT } from '../../core/app/command.ts';
import type { Keyring } from '../electron/options.ts';
import type { Microphone } from './chromium.ts';
import type { Profile, ProfileOptions } from './profile.ts';

export type HostName = 'electron' | 'stand-in';
export type PageName = 'overlay' | 'settings' | 'library';

export type LaunchOptions = ProfileOptions & {
  /** Default: a beep. */
  readonly microphone?: Microphone;
  /** OPENAI_API_KEY for the app. Default: none, whatever the machine's environment holds. */
  readonly apiKey?: string;
  /** More environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** More of the command line. Default: that of a start at login, which opens no library. */
  readonly args?: readonly string[];
  /** The entry to run. Default: the built app. Only the stand-in's own specs run another. */
  readonly main?: string;
  /** Stand-in only: how the system keeps secrets, and which shortcuts others hold. */
  readonly keyring?: Keyring;
  readonly takenShortcuts?: readonly string[];
  readonly host?: HostName;
};

/** What e2e/app/hook.cjs does to main in either host. */
export interface Desktop {
  /** Clicks a menu item by its label. */
  clickTray(label: string): Promise<void>;
  trayLabels(): Promise<readonly string[]>;
  pressShortcut(accelerator: string): Promise<void>;
  heldShortcuts(): Promise<readonly string[]>;
  /** Those that the system was given to show, oldest first. */
  notifications(): Promise<readonly { readonly title: string; readonly body: string }[]>;
  /** Clicks the last of them. */
  clickNotification(): Promise<void>;
  /** Answers the open dialog for a file, or the next one: with a path, or with null for cancel. */
  answerDialog(kind: 'save' | 'open', path: string | null): Promise<void>;
  /** Presses this button of the system's next question. Without it the next question is refused. */
  pressInQuestion(button: string): Promise<void>;
  askedQuestions(): Promise<readonly string[]>;
  power(event: 'suspend' | 'resume' | 'shutdown'): Promise<void>;
  /** Windows ends the session of the person who is logged in: it asks first, then does it. */
  endSession(event: 'query-session-end' | 'session-end'): Promise<void>;
  /** Tells main that the display is gone. Where windows really stand on one, it stays. */
  loseDisplay(): Promise<void>;
  /** Tells main that the GPU process is gone, as Electron does; it ends none. */
  loseGpu(): Promise<void>;
  /** Sets main's wall clock ahead by so many milliseconds of the true one. */
  setClock(aheadMs: number): Promise<void>;
}

/**
 * A running app. Everything waits for what it needs; times out after APP_TIMEOUT_MS with what it waited for.
 */
export interface RunningApp extends Desktop {
  readonly host: HostName;
  /** The directory the app was given as its userData. */
  readonly userDataDir: string;
  /** The page of a window, once it has loaded. */
  page(name: PageName): Promise<Page>;
  /** Its renderer process crashes. Ask `page` again afterwards. */
  crashWindow(name: PageName): Promise<void>;
  /** Everything the app has written to stdout and stderr. */
  output(): string;
  /** Starts the app a second time on this profile, with these arguments alone; gives the exit code of that process. */
  startAgain(args?: readonly string[]): Promise<number | null>;
  /** Quits as the tray does; gives the exit code. */
  quit(): Promise<number | null>;
  /** kill -9 of main; resolves when it and every page are gone. */
  kill(): Promise<void>;
  /** Ends what still runs, then starts on the same profile with the same options, or some changed. */
  restart(changes?: LaunchOptions): Promise<RunningApp>;
  /** Ends what still runs and removes a throw-away profile. */
  dispose(): Promise<void>;
}

/** What a host gives to launchApp, and what it is given. */
export type LaunchedApp = Omit<RunningApp, 'restart' | 'dispose'>;
export type Host = (profile: Profile, options: LaunchOptions) => Promise<LaunchedApp>;

/** Calls a function of e2e/app/hook.cjs in main. */
export type Ask = (name: string, argument?: unknown) => Promise<unknown>;

export function desktopOf(ask: Ask): Desktop {
  return {
    clickTray: async (label) => void (await ask('clickTray', label)),
    trayLabels: async () => (await ask('trayLabels')) as readonly string[],
    pressShortcut: async (accelerator) => void (await ask('pressShortcut', accelerator)),
    heldShortcuts: async () => (await ask('heldShortcuts')) as readonly string[],
    notifications: async () => (await ask('notifications')) as Awaited<ReturnType<Desktop['notifications']>>,
    clickNotification: async () => void (await ask('clickNotification')),
    answerDialog: async (_kind, path) => void (await ask('answerDialog', path)),
    pressInQuestion: async (button) => void (await ask('pressInQuestion', button)),
    askedQuestions: async () => (await ask('askedQuestions')) as readonly string[],
    power: async (event) => void (await ask('power', event)),
    endSession: async (event) => void (await ask('endSession', event)),
    loseDisplay: async () => void (await ask('loseDisplay')),
    loseGpu: async () => void (await ask('loseGpu')),
    setClock: async (aheadMs) => void (await ask('setClock', aheadMs)),
  };
}

/** The repository. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/** What the app is started with, beside what its host needs. */
export const argumentsFor = ({ args }: LaunchOptions): readonly string[] => args ?? [LOGIN_ARGUMENT];

/**
 * The environment the app starts with: the machine's, without keys of its own, nor Wayland, where the app
 * would start itself anew.
 */
export function environmentFor({ apiKey, env, settings }: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      !/^OPENAI_|^NODE_OPTIONS$|^WAYLAND_DISPLAY$|^XDG_SESSION_TYPE$/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    ...(apiKey === undefined ? {} : { OPENAI_API_KEY: apiKey }),
    // A key is for one server: that of the environment for the one named beside it.
    ...(typeof settings?.['baseUrl'] === 'string' ? { OPENAI_BASE_URL: settings['baseUrl'] } : {}),
    ...env,
  };
}

/** Everything a process says from now on. */
export function outputOf(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  return () => said;
}

export function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

/** How long anything here waits: an app that takes longer is broken, on any machine the tests run on. */
const APP_TIMEOUT_MS = 20_000;

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

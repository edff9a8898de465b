/** What a desktop gives to main: one display, power, shortcuts, questions, notifications. Nothing here shows anything. */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type Electron from 'electron';
import { hostOptions } from '../options.ts';
import { asElectron, guardClass, lacks, strict } from '../strict.ts';

const FULL_HD = { x: 0, y: 0, width: 1920, height: 1080 };
const DISPLAY = asElectron<Electron.Display>(
  strict('Display', { id: 1, bounds: FULL_HD, workArea: FULL_HD, scaleFactor: 1 }),
);

type Displays = 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching';

class Screen extends EventEmitter implements Pick<Electron.Screen, Displays> {
  getAllDisplays = () => [DISPLAY];
  getPrimaryDisplay = () => DISPLAY;
  getDisplayMatching = () => DISPLAY;
}

/** Tests emit `suspend` and the like on it. Nobody ever touches this desktop's mouse. */
class PowerMonitor extends EventEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  getSystemIdleTime = () => 3_600;
}

guardClass(Screen);
guardClass(PowerMonitor);
export const screen = new Screen();
export const powerMonitor = new PowerMonitor();

/** What Electron can read: modifiers and then one key. */
const ACCELERATOR = /^(?:(?:CommandOrControl|Command|Control|Alt|Option|Shift|Super|Meta)\+)*[^+\s]+$/;

const held = new Set<string>();

/** Electron's `globalShortcut`; registering gives false when another program, or this app, holds it. */
export const globalShortcut = strict('globalShortcut', {
  register: (accelerator, _callback) => {
    if (!ACCELERATOR.test(accelerator))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
    if (held.has(accelerator) || hostOptions().takenShortcuts.includes(accelerator)) return false;
    held.add(accelerator);
    return true;
  },
  unregister: (accelerator) => {
    held.delete(accelerator);
  },
} satisfies Pick<Electron.GlobalShortcut, 'register' | 'unregister'>);

/** Electron's `dialog`. A test that expects a question answers it in its place. */
export const dialog = strict('dialog', {
  showOpenDialog: async () => {
    throw lacks('somebody to answer a dialog');
  },
  showSaveDialog: async () => {
    throw lacks('somebody to answer a dialog');
  },
  showMessageBox: async () => {
    throw lacks('somebody to answer a question');
  },
} satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>);

const SHOWN_OPTIONS = new Set(['title', 'body', 'silent']);

/** Electron's Notification: nobody sees one; tests wrap `show` and emit `click`. */
export class Notification
  extends EventEmitter
  implements Pick<Electron.Notification, 'title' | 'body' | 'silent' | 'show'>
{
  title: string;
  body: string;
  silent: boolean;

  static isSupported(): boolean {
    return true;
  }

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    for (const option of Object.keys(options))
      if (!SHOWN_OPTIONS.has(option)) throw lacks(`the option ${option} of notifications`);
    const { title = '', body = '', silent = false } = options;
    this.title = title;
    this.body = body;
    this.silent = silent;
  }

  show(): void {
    this.emit('show', {});
  }
}

guardClass(Notification);

let onClipboard = '';

/** Electron's `clipboard`, of this app alone. */
export const clipboard = strict('clipboard', {
  writeText: async (text) => {
    onClipboard = text;
  },
  readText: async () => onClipboard,
} satisfies Pick<Electron.Clipboard, 'writeText' | 'readText'>);

/** Electron's `nativeTheme`: a light desktop. */
export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false });

/** Electron's `shell`: nobody looks at what is opened, but it must be there. */
export const shell = strict('shell', {
  openPath: async (path) => (existsSync(path) ? '' : 'There is no such file.'),
  openExternal: async (url) => {
    if (!/^https:/.test(url)) throw lacks(`a program for ${url}`);
  },
} satisfies Pick<Electron.Shell, 'openPath' | 'openExternal'>);

/** Electron's `systemPreferences`: macOS asks a person once, who says yes. */
export const systemPreferences = strict('systemPreferences', {
  askForMediaAccess: async () => true,
} satisfies Pick<Electron.SystemPreferences, 'askForMediaAccess'>);

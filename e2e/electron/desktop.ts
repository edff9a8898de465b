/** The smaller parts of a desktop: theme, power, shell, clipboard, system preferences. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass, strict } from './strict.ts';

class NativeTheme
  extends EventEmitter
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  themeSource: Electron.NativeTheme['themeSource'] = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  private systemIsDark = false;

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'system' ? this.systemIsDark : this.themeSource === 'dark';
  }

  turn(dark: boolean): void {
    this.systemIsDark = dark;
    this.emit('updated');
  }
}

/** Electron's powerMonitor: tests emit `suspend`, `resume`, `lock-screen`, `unlock-screen` on it. */
class PowerMonitor
  extends EventEmitter
  implements Pick<Electron.PowerMonitor, 'isOnBatteryPower' | 'onBatteryPower'>
{
  readonly onBatteryPower = false;

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
}

guardClass(NativeTheme);
guardClass(PowerMonitor);
export const nativeTheme = new NativeTheme();
export const powerMonitor = new PowerMonitor();

/** What the app opened outside itself, oldest first. */
export const openedOutside: string[] = [];

const open = async (what: string) => {
  openedOutside.push(what);
};

/** Electron's `shell`, which opens nothing here and remembers everything. */
export const shell = strict('shell', {
  openExternal: open,
  openPath: async (path) => {
    await open(path);
    return '';
  },
  showItemInFolder: (path) => {
    openedOutside.push(path);
  },
  beep: () => undefined,
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>);

let copied = '';

/** Electron's `clipboard`, for text. It is not the machine's. */
export const clipboard = strict('clipboard', {
  readText: async () => copied,
  writeText: async (text) => {
    copied = text;
  },
  clear: () => {
    copied = '';
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>);

/** Electron's `systemPreferences`: off macOS nothing asks for the microphone but the page itself. */
export const systemPreferences = strict('systemPreferences', {
  getMediaAccessStatus: () => 'granted',
  askForMediaAccess: async () => true,
} satisfies Pick<Electron.SystemPreferences, 'getMediaAccessStatus' | 'askForMediaAccess'>);

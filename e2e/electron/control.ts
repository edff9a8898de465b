/**
 * What a test may do to a running stand-in: look, click, plug, answer. Calls come over the process's own IPC
 * line.
 */
import { app } from './app.ts';
import { browser } from './browser.ts';
import { nativeTheme, openedOutside, powerMonitor } from './desktop.ts';
import { answerDialog, type DialogAnswers, type DialogKind, shownDialogs } from './dialogs.ts';
import { setOnline } from './net.ts';
import type { HostDisplay, HostRectangle, Keyring } from './options.ts';
import { setKeyring } from './safe-storage.ts';
import { screen } from './screen.ts';
import { heldShortcuts, pressShortcut, takeShortcuts } from './shortcuts.ts';
import { Tray } from './tray.ts';
import { BrowserWindow } from './window.ts';

/** Everything the test can ask for. Results and arguments are plain data. */
export const controls = {
  /** Resolves when the app is ready; gives what tests attach to. */
  ready: async () => {
    await app.whenReady();
    return { endpoint: browser().endpoint, chromiumPid: browser().cdp.child.pid ?? 0 };
  },
  windows: () => BrowserWindow.getAllWindows().map((window) => window.picture()),
  moveWindow: (id: number, bounds: HostRectangle) => windowOf(id).dragTo(bounds),
  closeWindow: (id: number) => windowOf(id).close(),
  focusWindow: (id: number) => windowOf(id).focus(),
  blurWindow: (id: number) => windowOf(id).blur(),
  crashWindow: (id: number) => windowOf(id).webContents.forcefullyCrashRenderer(),
  tray: () => Tray.shown()?.picture() ?? null,
  clickTray: (path: readonly string[]) => trayShown().choose(path),
  trayEvent: (name: 'click' | 'double-click') => void trayShown().emit(name, {}),
  shortcuts: heldShortcuts,
  pressShortcut,
  takeShortcuts,
  setDisplays: (displays: readonly HostDisplay[]) => screen.replace(displays),
  setKeyring: (keyring: Keyring) => setKeyring(keyring),
  power: (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen') => void powerMonitor.emit(event),
  setDark: (dark: boolean) => nativeTheme.turn(dark),
  dialogs: shownDialogs,
  answerDialog: (kind: DialogKind, answer: DialogAnswers[DialogKind]) => answerDialog(kind, answer),
  openedOutside: (): readonly string[] => openedOutside,
  loginItem: () => app.getLoginItemSettings(),
  setOnline,
  quit: () => app.quit(),
};

export type Controls = typeof controls;
export type ControlName = keyof Controls;
export type ControlRequest = {
  readonly id: number;
  readonly name: ControlName;
  readonly args: readonly unknown[];
};
export type ControlReply = { readonly id: number; readonly result?: unknown; readonly error?: string };

/** Serves the test that started this process, and ends with it. Does nothing when started by hand. */
export function listenToTest(): void {
  if (process.send === undefined) return;
  process.on('message', (request: ControlRequest) => {
    run(request).then((reply) => process.send?.(reply));
  });
  process.once('disconnect', () => process.exit(0));
  // The line alone must not keep a quitting app alive.
  process.channel?.unref();
}

async function run({ id, name, args }: ControlRequest): Promise<ControlReply> {
  try {
    return { id, result: await Reflect.apply(controls[name], undefined, args) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function windowOf(id: number): BrowserWindow {
  const window = BrowserWindow.fromId(id);
  if (window === null) throw new Error(`There is no window ${id}.`);
  return window;
}

function trayShown(): Tray {
  const tray = Tray.shown();
  if (tray === undefined) throw new Error('The app shows no tray icon.');
  return tray;
}

/**
 * The stand-in for the `electron` module of the main process: what main may import, and nothing silently
 * missing.
 */
import { app } from './app.ts';
import { clipboard, nativeTheme, powerMonitor, shell, systemPreferences } from './desktop.ts';
import { dialog } from './dialogs.ts';
import { nativeImage } from './image.ts';
import { ipcMain } from './ipc.ts';
import { Menu, MenuItem } from './menu.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { screen } from './screen.ts';
import { openDefaultSession, session } from './session.ts';
import { globalShortcut } from './shortcuts.ts';
import { lacking, strict } from './strict.ts';
import { Tray } from './tray.ts';
import { BrowserWindow } from './window.ts';

const guardedProtocol = strict('protocol', protocol);
openDefaultSession(guardedProtocol);

/** Parts of Electron's main process that the app does not use. Importing one is harmless, using it throws. */
const LACKED = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'inAppPurchase',
  'MessageChannelMain',
  'netLog',
  'Notification',
  'powerSaveBlocker',
  'pushNotifications',
  'ShareMenu',
  'TouchBar',
  'utilityProcess',
  'View',
  'webContents',
  'WebContentsView',
  'webFrameMain',
  'ImageView',
] as const;

/** Every export of the module, by name. */
export const electron: Readonly<Record<string, object>> = {
  ...Object.fromEntries(LACKED.map((name) => [name, lacking(name)])),
  app,
  BrowserWindow: strict('BrowserWindow', BrowserWindow),
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu: strict('Menu', Menu),
  MenuItem: strict('MenuItem', MenuItem),
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol: guardedProtocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray: strict('Tray', Tray),
};

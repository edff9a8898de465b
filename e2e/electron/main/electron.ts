/**
 * The stand-in for the `electron` module of the main process: what main may import, and nothing silently
 * missing.
 */
import { lacking, strict } from '../strict.ts';
import { app } from './app.ts';
import {
  clipboard,
  dialog,
  globalShortcut,
  Notification,
  nativeTheme,
  powerMonitor,
  screen,
  shell,
  systemPreferences,
} from './desktop.ts';
import { ipcMain } from './ipc.ts';
import { Menu, nativeImage, Tray } from './menu.ts';
import { net } from './net.ts';
import { MessageChannelMain } from './ports.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safeStorage.ts';
import { session } from './session.ts';
import { UtilityProcess } from './utility.ts';
import { BrowserWindow } from './window.ts';

/** Parts of Electron's main process that the app does not use. Importing one is harmless, using it throws. */
const LACKED = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'ImageView',
  'inAppPurchase',
  'MenuItem',
  'netLog',
  'powerSaveBlocker',
  'pushNotifications',
  'ShareMenu',
  'TouchBar',
  'View',
  'webContents',
  'WebContentsView',
  'webFrameMain',
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
  Menu,
  MessageChannelMain: strict('MessageChannelMain', MessageChannelMain),
  nativeImage,
  nativeTheme,
  net,
  Notification: strict('Notification', Notification),
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray: strict('Tray', Tray),
  utilityProcess: strict('UtilityProcess', UtilityProcess),
};

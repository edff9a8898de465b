/** Starts Surtitle: the parts in the order in which they begin. Decides nothing that a part could decide. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
} from 'electron';
import ElectronStore from 'electron-store';
import { originOf } from '../core/app/address.ts';
import { commandOf } from '../core/app/command.ts';
import type { SectionAsked } from '../core/app/state.ts';
import { idle } from '../core/live/status.ts';
import { wordsIn } from '../core/words/words.ts';
import { replaceFile } from '../node/files.ts';
import { type EnvironmentKey, takeEnvironmentKey } from '../node/key.ts';
import { followSettings } from '../node/settings.ts';
import { createActions } from './actions.ts';
import { createAutostart, startedAtLogin } from './autostart.ts';
import { openBackend } from './backend.ts';
import { canHearComputer, createComputerSound } from './computerSound.ts';
import { createMedia } from './media.ts';
import { createPages, isOurPage, pageScheme, pageUrl } from './pages.ts';
import { createRecognizerHost } from './process/recognizer.ts';
import { createQuit } from './quit.ts';
import { createShortcuts } from './shortcuts.ts';
import { followPower } from './system/power.ts';
import { createWordAlert } from './system/wordAlert.ts';
import { createTray } from './tray.ts';
import { createDialogs } from './window/dialogs.ts';
import { createOutside } from './window/outside.ts';
import { createOverlay } from './window/overlay.ts';
import { createRevival } from './window/revival.ts';
import { relaunchUnderX11, systemLimits } from './window/wayland.ts';
import { applicationMenu, createWindows } from './window/windows.ts';

const { platform, env, argv, execPath } = process;
const here = import.meta.dirname;

const folder = process.defaultApp ? resolve(argv[1] ?? '.') : null;
const launched = { platform, env, argv, execPath, folder };
const relaunch = relaunchUnderX11(launched);
const command = commandOf(argv);
const limits = systemLimits(launched);
if (relaunch !== null) {
  spawn(relaunch.program, relaunch.args, { detached: true, stdio: 'ignore' }).unref();
  app.exit(0);
} else if (!app.requestSingleInstanceLock() || command === 'quit' || command === 'stop') {
  // The app that runs has been told, or there is none to stop.
  app.exit(0);
} else {
  const environmentKey = takeEnvironmentKey(env);
  protocol.registerSchemesAsPrivileged([pageScheme]);
  // A terminal that went away must not take the captions with it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  if (platform === 'darwin') app.setActivationPolicy('accessory');
  // Captions go on without a window; only Quit ends them.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => run(environmentKey), fail)
    .catch(fail);
}

function fail(error: unknown): void {
  console.error('Surtitle could not start:', error);
  app.exit(1);
}

/** The start-up story from top to bottom: what pages ask, what they reach, what a person sees, what follows what. */
function run(environmentKey: EnvironmentKey | null): void {
  const menu = applicationMenu(platform);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));

  // What pages ask: settings, key, transcripts, the service, and the state that windows mirror.
  const preload = join(here, '../preload/index.cjs');
  const words = () => wordsIn(backend.state.getState().locale);
  const revival = createRevival({
    isQuitting: () => quit.isQuitting(),
    onDown: (page) => {
      if (page !== 'overlay') return;
      backend.breakOff();
      setState({ session: idle });
    },
    words,
    ask: (question) => dialogs.showMessageBox(question),
  });
  const isDark = () => nativeTheme.shouldUseDarkColors;
  const ofPages = { words, preload, pageUrl, isDark, watch: revival.watch };
  const onSettings = (sectionAsked: SectionAsked | null) => setState({ sectionAsked });
  const windows = createWindows({ BrowserWindow, app, platform, ...ofPages, onSettings });
  const dialogs = createDialogs({ dialog, app, platform, front: windows.front });
  const { openSettings, openLibrary } = windows;
  const processes = { utilityProcess, MessageChannelMain, process, app, built: here };
  const backend = openBackend({
    ...{ app, ipcMain, safeStorage, net, clipboard, platform, environmentKey },
    system: { ...limits, canHearComputer: canHearComputer(platform, env) },
    openStore: (name) => new ElectronStore({ name, accessPropertiesByDotNotation: false }),
    pages: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
    ...{ ...windows, dialogs, processes },
  });
  const { state, settings, asks } = backend;
  const { getState, setState } = state;

  // What they reach: their files, the microphone, the recognizer.
  const pages = createPages({
    protocol,
    folder: join(here, '../renderer'),
    assets: app.isPackaged ? join(process.resourcesPath, 'assets') : join(here, '../../assets'),
    serverOrigin: () => originOf(getState().settings.baseUrl),
    devUrl: app.isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null),
    net,
  });
  const asked = { session: session.defaultSession, page: () => overlay.window.webContents };
  const sound = createComputerSound(asked);
  const media = createMedia({ ...asked, ...sound, systemPreferences, platform, isOurPage });
  const recognizer = createRecognizerHost({ ...processes, ...asked });

  // What a person sees and presses.
  const closeEverything = () => {
    const parts = [tray, shortcuts, overlay, windows, recognizer, quit, sound, media, pages, backend];
    for (const part of parts) part.dispose();
  };
  const quit = createQuit({ app, ...state, closeEverything, farewell: backend.farewell });
  const overlay = createOverlay({
    ...state,
    screen,
    platform,
    openWindow: windows.openOverlay,
    style: settings.captions,
    placements: backend.placements,
    isQuitting: quit.isQuitting,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
  });
  const actions = createActions({ ...state, ...asks, openSettings, openLibrary, quit: () => app.quit() });
  const shortcuts = createShortcuts({ globalShortcut, actions, platform });
  const pictures = { Tray, Menu, nativeImage, folder: join(here, '../../assets/tray'), platform };
  const tray = createTray({ ...pictures, actions });
  const places = { configFolder: app.getPath('appData'), program: env['APPIMAGE'] ?? execPath };
  // What follows what: settings to the system, state to windows and tray, the system to state.
  backend.serve({
    applySettings: followSettings({
      captions: overlay.fit,
      // A page's content security policy names the server, and is fixed when the page loads.
      serverOrigin: () => overlay.window.reload(),
      launchAtLogin: createAutostart({ app, platform, ...places, replaceFile }),
      shortcuts: shortcuts.apply,
    }),
    ...{ openSettings, openLibrary, quit: actions.quit },
    ...createOutside({ shell, app, resources: process.resourcesPath, built: join(here, '..') }),
    ...{ dragOverlay: overlay.drag, placeOverlay: overlay.placeAt, allowComputerSound: sound.allow },
    ...recognizer.calls,
    ...createWordAlert({ ...state, Notification, app, platform, words, performance }),
  });
  state.subscribe((now, before) => {
    backend.pushState(now);
    tray.show(now);
    if (now.locale !== before.locale) windows.retitle();
    if (now.intent !== before.intent) {
      overlay.apply(now.intent);
      revival.retry();
    }
    if (now.session.status !== before.session.status) console.info(`Session: ${now.session.status}`);
    if (now.problem !== null && now.problem !== before.problem) console.error(`Problem: ${now.problem.kind}`);
  });
  tray.show(getState());
  overlay.window.once('ready-to-show', () => overlay.apply(getState().intent));
  setState({ problem: shortcuts.apply(settings.shortcuts) ?? getState().problem });
  followPower({ ...state, powerMonitor, quit, window: overlay.window });
  app.on('second-instance', (_event, secondArgv) => actions.followLaunch(secondArgv));
  app.on('child-process-gone', (_event, { type }) => void (type === 'GPU' && overlay.repaint()));
  app.on('activate', () => openSettings());
  backend.refreshKey().catch(fail);
  const { key, hasTranscript } = getState();
  // Who has captioned before needs no first minute, and who was not asked for opens nothing: the overlay says that it is there.
  if (key.source === 'none' && !hasTranscript) openSettings();
  else if (command === null && !startedAtLogin(app, platform, argv)) openLibrary();
  if (backend.isFirstStart) state.intend({ captions: true });
  if (command !== null) actions.followLaunch(argv);
  console.info('Surtitle is ready.');
}

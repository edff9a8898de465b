/** Starts Surtitle: the parts in the order in which they begin. Decides nothing that a part could decide. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  systemPreferences,
  Tray,
  type WebContents,
} from 'electron';
import ElectronStore from 'electron-store';
import { createStore } from 'zustand/vanilla';
import type { PageName } from '../core/app/contract.ts';
import { type AppState, applyIntentPatch, type IntentPatch, initialState } from '../core/app/state.ts';
import type { Problem } from '../core/base/problem.ts';
import { writeSubtitles } from '../core/subtitles/subtitles.ts';
import { openDatabase } from '../node/database.ts';
import { keepAside, replaceFile } from '../node/files.ts';
import { createKey, takeEnvironmentKey } from '../node/key.ts';
import { followSettings, openPlacements, openSettings } from '../node/settings.ts';
import { createTokens } from '../node/token.ts';
import { createTranscripts } from '../node/transcripts.ts';
import { createActions } from './actions.ts';
import { createAutostart } from './autostart.ts';
import { createCalls } from './calls.ts';
import { createExports } from './exports.ts';
import { createIpc } from './ipc.ts';
import { createMedia } from './media.ts';
import { createOverlay } from './overlay.ts';
import { createPages, isOurPage, pageOf, pageScheme, pageUrl } from './pages.ts';
import { createQuit } from './quit.ts';
import { createShortcuts } from './shortcuts.ts';
import { createTray } from './tray.ts';
import { relaunchUnderX11, waylandNotice } from './wayland.ts';
import { applicationMenu, createWindows } from './windows.ts';

const RETRY_WRITES_MS = 3_000;

const { platform, env, argv, execPath } = process;
const here = import.meta.dirname;

const launched = { platform, env, argv, execPath };
const relaunch = relaunchUnderX11(launched);
if (relaunch !== null) {
  spawn(relaunch.program, relaunch.args, { detached: true, stdio: 'ignore' }).unref();
  app.exit(0);
} else if (app.requestSingleInstanceLock()) {
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
} else {
  app.exit(0);
}

function fail(error: unknown): void {
  console.error('Surtitle could not start:', error);
  app.exit(1);
}

/** The start-up story from top to bottom: what is kept, what pages reach, what a person sees, what follows what. */
function run(environmentKey: string | null): void {
  const menu = applicationMenu(platform);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));

  // What is kept: settings, key, transcripts; and the state that windows mirror.
  const inData = (name: string) => join(app.getPath('userData'), name);
  const openStore = (name: string) => () => new ElectronStore({ name, accessPropertiesByDotNotation: false });
  const stored = openSettings({ file: inData('settings.json'), openStore: openStore('settings'), keepAside });
  const { settings } = stored;
  const key = createKey({ safeStorage, platform, file: inData('key.json'), replaceFile, environmentKey });
  const keyStatus = { ...initialState.key, source: key.source() };
  const began = { ...initialState, settings, problem: stored.problem, key: keyStatus };
  const store = createStore<AppState>(() => began);
  const { getState, setState } = store;
  const intend = (patch: IntentPatch) =>
    setState(({ intent }) => ({ intent: applyIntentPatch(intent, patch) }));
  const state = { ...store, intend };
  const onProblem = (problem: Problem | null, before: Problem | null) => {
    if (problem !== null || getState().problem === before) setState({ problem });
  };
  const file = inData('transcripts.db');
  const transcripts = createTranscripts({ file, open: openDatabase, keepAside, onProblem });
  const hasEntries = transcripts.query((tables) => tables.hasEntries());
  setState({ hasTranscript: hasEntries.ok && hasEntries.value });
  const retryTimer = setInterval(transcripts.retry, RETRY_WRITES_MS);

  // What pages reach: their files, the microphone, the service, the disk.
  const readSettings = () => getState().settings;
  const pages = createPages({
    protocol,
    folder: join(here, '../renderer'),
    serverOrigin: () => new URL(readSettings().baseUrl).origin,
    devUrl: app.isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null),
    net,
  });
  const media = createMedia({ session: session.defaultSession, systemPreferences, platform, isOurPage });
  const openPages = () => BrowserWindow.getAllWindows().map((window) => window.webContents);
  const isWindowOf = (page: PageName, contents: WebContents) => windows.isWindowOf(page, contents);
  const ipc = createIpc({ ipcMain, pageOf, isWindowOf, pages: openPages });
  const tokens = createTokens({ readKey: key.read, readSettings, net });
  const readLast = () => transcripts.read(null);
  const exportSession = createExports({ readLast, writeSubtitles, replaceFile, dialog, app });

  // What a person sees and presses.
  const closeEverything = () => {
    for (const part of [tray, shortcuts, overlay, windows, quit, ipc, media, pages]) part.dispose();
    clearInterval(retryTimer);
    transcripts.dispose();
  };
  const quit = createQuit({ app, ...state, closeEverything });
  const preload = join(here, '../preload/index.cjs');
  const windows = createWindows({ BrowserWindow, app, preload, platform, pageUrl });
  const { openSettings: openSettingsWindow, openOverlay: openWindow } = windows;
  const placements = openPlacements(openStore('overlay-places'));
  const { isQuitting } = quit;
  const style = settings.captions;
  const overlay = createOverlay({ ...state, screen, platform, openWindow, style, placements, isQuitting });
  const actions = createActions({
    ...state,
    exportSession,
    openSettings: openSettingsWindow,
    quit: () => app.quit(),
  });
  const shortcuts = createShortcuts({ globalShortcut, actions });
  const pictures = { Tray, Menu, nativeImage, folder: join(here, '../../assets/tray'), platform };
  const tray = createTray({ ...pictures, notice: waylandNotice(launched), actions });
  const configFolder = app.getPath('appData');
  const program = env['APPIMAGE'] ?? execPath;

  // What follows what: calls to parts, settings to the system, state to windows and tray, the system to state.
  const refreshKey = async () => {
    const storage = await key.storage();
    setState((state) => ({
      key: { source: key.source(), storage, revision: state.key.revision + 1 },
    }));
  };
  ipc.serve(
    createCalls({
      ...state,
      save: stored.save,
      applySettings: followSettings({
        captions: overlay.fit,
        // A page's content security policy names the server, and is fixed when the page loads.
        serverOrigin: () => overlay.window.reload(),
        launchAtLogin: createAutostart({ app, platform, configFolder, program, replaceFile }),
        shortcuts: shortcuts.apply,
      }),
      key,
      refreshKey,
      tokens,
      transcripts,
      pushTranscript: ipc.pushTranscript,
      exportSession,
      openSettings: openSettingsWindow,
      moveOverlay: overlay.move,
    }),
  );
  store.subscribe((state, before) => {
    ipc.pushState(state);
    tray.show(state);
    if (state.intent !== before.intent) overlay.apply(state.intent);
    if (state.session.status !== before.session.status) console.info(`Session: ${state.session.status}`);
    if (state.problem !== null && state.problem !== before.problem)
      console.error(`Problem: ${state.problem.kind}`);
  });
  tray.show(getState());
  overlay.window.once('ready-to-show', () => overlay.apply(getState().intent));
  const problem = shortcuts.apply(settings.shortcuts);
  if (problem !== null) setState({ problem });
  powerMonitor.on('suspend', () => setState({ power: 'asleep' }));
  powerMonitor.on('resume', () => setState({ power: 'awake' }));
  app.on('second-instance', () => {
    intend({ overlayVisible: true });
    openSettingsWindow();
  });
  app.on('activate', openSettingsWindow);
  refreshKey().catch(fail);
  if (key.source() === 'none') openSettingsWindow();
  console.info('Surtitle is ready.');
}

/** Starts Surtitle: puts the parts of main together. Decides nothing that a part could decide. */
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
} from 'electron';
import ElectronStore from 'electron-store';
import { createStore } from 'zustand/vanilla';
import { type AppState, applyIntentPatch, type IntentPatch, initialState } from '../core/app/state.ts';
import type { Problem } from '../core/base/problem.ts';
import { writeSubtitles } from '../core/subtitles/subtitles.ts';
import { openDatabase } from '../node/database.ts';
import { keepAside, replaceFile } from '../node/files.ts';
import { followSettings, openPlaces, openSettings } from '../node/settings.ts';
import { createTokens } from '../node/token.ts';
import { createTranscripts } from '../node/transcripts.ts';
import { createActions } from './actions.ts';
import { createLogin } from './autostart.ts';
import { createCalls } from './calls.ts';
import { createExports } from './exports.ts';
import { createIpc } from './ipc.ts';
import { createKey, takeEnvironmentKey } from './key.ts';
import { createMedia } from './media.ts';
import { createOverlay } from './overlay.ts';
import { createPages, isOurPage, pageScheme, pageUrl } from './pages.ts';
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

type Kept = ReturnType<typeof openKept>;
type Reach = ReturnType<typeof openReach>;
type Desk = ReturnType<typeof openDesk>;

function run(environmentKey: string | null): void {
  const menu = applicationMenu(platform);
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  const kept = openKept(environmentKey);
  const reach = openReach(kept);
  const desk = openDesk(kept, reach.exportSession, () => closeAll([reach, desk, kept]));
  reach.ipc.serve(createCalls({ ...kept, ...reach, ...desk }));
  follow(kept, reach, desk);
  kept.refreshKey().catch(fail);
  if (kept.key.source() === 'none') desk.openSettings();
  console.info('Surtitle is ready.');
}

function closeAll(parts: readonly { readonly dispose: () => void }[]): void {
  for (const part of parts) part.dispose();
}

/** What outlives windows: the state, the settings, the key, the transcripts. */
function openKept(environmentKey: string | null) {
  const inData = (name: string) => join(app.getPath('userData'), name);
  const openStore = (name: string) => () => new ElectronStore({ name, accessPropertiesByDotNotation: false });
  const stored = openSettings({ file: inData('settings.json'), openStore: openStore('settings'), keepAside });
  const key = createKey({ safeStorage, platform, file: inData('key.json'), replaceFile, environmentKey });
  const { settings, problem } = stored;
  const keyStatus = { ...initialState.key, source: key.source() };
  const store = createStore<AppState>(() => ({ ...initialState, settings, problem, key: keyStatus }));
  const onProblem = (problem: Problem | null, before: Problem | null) => {
    if (problem !== null || store.getState().problem === before) store.setState({ problem });
  };
  const transcripts = createTranscripts({
    file: inData('transcripts.db'),
    open: openDatabase,
    keepAside,
    onProblem,
  });
  const hasEntries = transcripts.query((tables) => tables.hasEntries());
  store.setState({ hasTranscript: hasEntries.ok && hasEntries.value });
  const retryTimer = setInterval(transcripts.retry, RETRY_WRITES_MS);
  return {
    ...store,
    intend: (patch: IntentPatch) =>
      store.setState(({ intent }) => ({ intent: applyIntentPatch(intent, patch) })),
    save: stored.save,
    places: openPlaces(openStore('overlay-places')),
    key,
    refreshKey: async () => {
      const storage = await key.storage();
      store.setState((state) => ({
        key: { source: key.source(), storage, revision: state.key.revision + 1 },
      }));
    },
    transcripts,
    dispose: () => {
      clearInterval(retryTimer);
      transcripts.dispose();
    },
  };
}

/** What pages reach: their files, the microphone, main's calls, the service, the disk. */
function openReach({ getState, key, transcripts }: Kept) {
  const readSettings = () => getState().settings;
  const serverOrigin = () => new URL(readSettings().baseUrl).origin;
  const devUrl = app.isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null);
  const pages = createPages({ protocol, folder: join(here, '../renderer'), serverOrigin, devUrl, net });
  const media = createMedia({ session: session.defaultSession, systemPreferences, platform, isOurPage });
  const openPages = () => BrowserWindow.getAllWindows().map((window) => window.webContents);
  const ipc = createIpc({ ipcMain, isOurPage, pages: openPages });
  const tokens = createTokens({ readKey: key.read, readSettings, net });
  const readLast = () => transcripts.read(null);
  const exportSession = createExports({ readLast, writeSubtitles, replaceFile, dialog, app });
  return { ipc, tokens, exportSession, dispose: () => closeAll([ipc, media, pages]) };
}

/** What a person sees and presses. */
function openDesk(kept: Kept, exportSession: Reach['exportSession'], closeEverything: () => void) {
  const style = kept.getState().settings.captions;
  const quit = createQuit({ app, ...kept, closeEverything });
  const windows = createWindows({
    BrowserWindow,
    app,
    preload: join(here, '../preload/index.cjs'),
    platform,
    pageUrl,
  });
  const { openSettings, openOverlay: openWindow } = windows;
  const overlay = createOverlay({
    ...kept,
    screen,
    platform,
    openWindow,
    style,
    isQuitting: quit.isQuitting,
  });
  const actions = createActions({ ...kept, exportSession, openSettings, quit: () => app.quit() });
  const shortcuts = createShortcuts({ globalShortcut, actions });
  const pictures = { Tray, Menu, nativeImage, folder: join(here, '../../assets/tray'), platform };
  const tray = createTray({ ...pictures, notice: waylandNotice(launched), actions });
  const program = env['APPIMAGE'] ?? execPath;
  const login = createLogin({ app, platform, configFolder: app.getPath('appData'), program, replaceFile });
  const applySettings = followSettings({
    captions: overlay.fit,
    // A page's content security policy names the server, and is fixed when the page loads.
    serverOrigin: () => overlay.window.reload(),
    launchAtLogin: login,
    shortcuts: shortcuts.apply,
  });
  const dispose = () => closeAll([tray, shortcuts, overlay, windows, quit]);
  return { openSettings, overlay, tray, shortcuts, moveOverlay: overlay.move, applySettings, dispose };
}

/** State to windows and tray; the system's events to state. */
function follow(
  { getState, setState, subscribe, intend }: Kept,
  { ipc }: Reach,
  { overlay, tray, ...desk }: Desk,
): void {
  subscribe((state, before) => {
    ipc.push(state);
    tray.show(state);
    if (state.intent !== before.intent) overlay.apply(state.intent);
    if (state.session.status !== before.session.status) console.info(`Session: ${state.session.status}`);
    if (state.problem !== null && state.problem !== before.problem)
      console.error(`Problem: ${state.problem.kind}`);
  });
  tray.show(getState());
  overlay.window.once('ready-to-show', () => overlay.apply(getState().intent));
  const problem = desk.shortcuts.apply(getState().settings.shortcuts);
  if (problem !== null) setState({ problem });
  powerMonitor.on('suspend', () => setState({ power: 'asleep' }));
  powerMonitor.on('resume', () => setState({ power: 'awake' }));
  app.on('second-instance', () => {
    intend({ overlayVisible: true });
    desk.openSettings();
  });
  app.on('activate', desk.openSettings);
}

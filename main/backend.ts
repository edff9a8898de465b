/**
 * The app without its windows: what is kept, the one state, and what pages' calls do. index.ts puts windows, tray and
 * shortcuts to it.
 */
import { join } from 'node:path';
import type { App, IpcMain, WebContents } from 'electron';
import { createStore } from 'zustand/vanilla';
import { originOf } from '../core/app/address.ts';
import type { PageName } from '../core/app/contract.ts';
import type { SettingsPatch } from '../core/app/settings.ts';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { type AppState, applyIntentPatch, type IntentPatch, initialState } from '../core/app/state.ts';
import type { Problem } from '../core/base/problem.ts';
import { success } from '../core/base/result.ts';
import type { TranscriptChange } from '../core/transcript/transcript.ts';
import { wordsIn } from '../core/words/words.ts';
import { removeJournals } from '../node/command/journal.ts';
import { openDatabase } from '../node/database.ts';
import { createMeter } from '../node/engines/meter.ts';
import { freeName, keepAside, replaceFile } from '../node/files.ts';
import { createKey, type EnvironmentKey } from '../node/key.ts';
import { backUp, readBackup, removeUnfinished } from '../node/library/backup.ts';
import { copiesOf, removeCopy } from '../node/library/copies.ts';
import { createRunningSession } from '../node/runningSession.ts';
import type { SafePlace } from '../node/safePlace.ts';
import { type ObjectStore, openExportChoice, openPlacements, openSettings } from '../node/settings.ts';
import { createTokens, type TokenNeeds } from '../node/token.ts';
import { createTranscripts } from '../node/transcripts.ts';
import { createCalls, type Desktop } from './calls.ts';
import { createCost } from './cost/cost.ts';
import { createIpc, type IpcNeeds } from './ipc.ts';
import { createConsent } from './key/consent.ts';
import { createKeyCalls } from './key/keyCalls.ts';
import { createKeeping } from './library/keeping.ts';
import { createLibrary, type LibraryNeeds } from './library/library.ts';
import { pageOf } from './pages.ts';
import type { ForkNeeds } from './process/fork.ts';
import { createSharing } from './process/sharing.ts';
import { createSidesTest } from './process/sidesTest.ts';
import { createSoundSystemWatch, pactl } from './process/soundSystem.ts';
import { createTranscription } from './process/transcription.ts';
import { followLocale } from './system/locale.ts';
import type { Dialogs } from './window/dialogs.ts';

const RETRY_WRITES_MS = 3_000;

export interface BackendNeeds {
  readonly app: Pick<App, 'getPath' | 'getPreferredSystemLanguages'>;
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly safeStorage: SafePlace;
  readonly net: TokenNeeds['net'];
  /** Opens a small file of this name for settings and the like. */
  readonly openStore: (name: string) => ObjectStore;
  readonly platform: NodeJS.Platform;
  readonly environmentKey: EnvironmentKey | null;
  /** What is known of the system from the start. */
  readonly system: Pick<AppState, 'shortcutCommand' | 'systemNotice' | 'canHearComputer'>;
  readonly dialogs: Dialogs;
  readonly processes: ForkNeeds;
  readonly pages: IpcNeeds['pages'];
  readonly isWindowOf: (page: PageName, contents: WebContents) => boolean;
  readonly libraryPage: LibraryNeeds['libraryPage'];
  readonly clipboard: LibraryNeeds['clipboard'];
}

export type Backend = ReturnType<typeof openBackend>;

export function openBackend(needs: BackendNeeds) {
  const { app, dialogs, net, safeStorage, platform, environmentKey } = needs;
  const inData = (name: string) => join(app.getPath('userData'), name);
  const openStore = (name: string) => () => needs.openStore(name);
  const stored = openSettings({
    file: inData('settings.json'),
    openStore: openStore('settings'),
    keepAside,
    shortcuts: defaultShortcuts(platform === 'win32'),
  });
  const { settings } = stored;
  // Written once, so that the first start is the first only once; where that fails it counts as none.
  const saved = stored.isFirstStart ? stored.save(settings) : success(undefined);
  const originAtStart = originOf(settings.baseUrl);
  const file = inData('key.json');
  const key = createKey({ safeStorage, platform, file, replaceFile, environmentKey, originAtStart });
  const keyStatus = { ...initialState.key, source: key.source() };
  const began = {
    ...initialState,
    settings,
    problem: saved.ok ? stored.problem : saved.problem,
    key: keyStatus,
    ...needs.system,
  };
  const store = createStore<AppState>(() => began);
  const { getState, setState } = store;
  followLocale({ ...store, app });
  const words = () => wordsIn(getState().locale);
  const intend = (patch: IntentPatch) =>
    setState(({ intent, settings: { general } }) => ({
      intent: applyIntentPatch(intent, patch, general.hideStops),
    }));
  const state = { ...store, intend };

  const onProblem = (problem: Problem | null, before: Problem | null) => {
    if (problem !== null || getState().problem === before) setState({ problem });
  };
  const database = { file: inData('transcripts.db'), open: openDatabase };
  const transcripts = createTranscripts({ ...database, keepAside, onProblem });

  const ipc = createIpc({ ...needs, pageOf });
  const tokens = createTokens({ readKey: key.read, readSettings: () => getState().settings, net });
  const consent = createConsent({ ask: dialogs.showMessageBox, key, words });
  const keys = createKeyCalls({ ...store, key, consent, tokens });
  const library = createLibrary({
    ...needs,
    ...{ read: transcripts.read, replaceFile, freeName, words },
    ask: (question) => transcripts.query(({ browsing }) => question(browsing)),
    choice: openExportChoice(openStore('export')),
  });
  const keeping = createKeeping({
    ...{ ...store, app, dialogs, transcripts, backUp, readBackup, removeUnfinished, copiesOf, removeCopy },
    ...{ file: database.file, isRunning: library.isRunning },
    forgetRecordings: (old) => removeJournals(app.getPath('userData'), old),
  });
  const retryTimer = setInterval(keeping.keepUp, RETRY_WRITES_MS);
  const pushTranscript = (change: TranscriptChange) => {
    library.follow(change);
    ipc.pushTranscript(change);
  };
  const recordFrom = (source: 'captions' | 'file') => (change: TranscriptChange) => {
    const result = transcripts.record(change, source);
    pushTranscript(change);
    return result;
  };
  const sharing = createSharing({ ...needs, ...store, read: transcripts.read });
  const recordCaptions = recordFrom('captions');
  const sessions = createRunningSession({
    record: (change) => {
      recordCaptions(change);
      sharing.follow(change);
    },
    nowMs: () => performance.now(),
    names: () => getState().settings.names,
  });
  store.subscribe(({ intent }) => sessions.follow(intent));
  const cost = createCost({
    ...{ ...store, intend },
    openMeter: (surroundings) =>
      createMeter({ ...surroundings, file: inData('usage.db'), keepAside, nowEpochMs: Date.now }),
  });
  const transcription = createTranscription({ ...needs, ...store, record: recordFrom('file') });
  const sidesTest = createSidesTest(store);
  const soundSystem = createSoundSystemWatch({ ...store, platform, pactl });
  const parts = {
    sessions,
    cost,
    save: stored.save,
    keyCalls: keys.calls,
    consent,
    transcripts,
    library: { ...library.calls, ...keeping.calls },
    pushTranscript,
    exportSession: library.exportLast,
    sharing,
    sidesTest,
    soundSystem,
  };

  let calls: ReturnType<typeof createCalls> | null = null;
  return {
    state,
    /** As they were at start. */
    settings,
    /** Then captions begin without a question but the system's for the microphone: this computer needs no key. */
    isFirstStart: stored.isFirstStart && saved.ok,
    placements: openPlacements(openStore('overlay-places')),
    pushState: ipc.pushState,
    /** What the tray asks for. */
    asks: {
      exportSession: library.exportLast,
      copyLastMinute: library.copyLastMinute,
      ...transcription,
      stopSharing: () => sharing.share(false),
      changeSettings: (patch: SettingsPatch) => calls?.changeSettings(patch),
    },
    refreshKey: keys.refresh,
    farewell: sharing.farewell,
    /** The page that hears is gone. */
    breakOff: sessions.breakOff,
    /** Pages are answered from now on. */
    serve: (desktop: Desktop) => {
      calls = createCalls({ ...state, ...parts, ...desktop });
      ipc.serve(calls);
    },
    dispose: () => {
      clearInterval(retryTimer);
      for (const part of [ipc, keys, transcription, sharing, sidesTest, soundSystem, cost, transcripts])
        part.dispose();
    },
  };
}

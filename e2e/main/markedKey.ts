/** Main without windows, holding a marked key, on a network and a person of our own that write down where it goes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import type { PageName } from '../../core/app/contract.ts';
import { success } from '../../core/base/result.ts';
import { type BackendNeeds, openBackend } from '../../main/backend.ts';
import { contentSecurityPolicy, pageUrl } from '../../main/pages.ts';
import { followSettings } from '../../node/settings.ts';

export const KEY = 'sk-marked-7Qw2ZrT9';
export const HOME = 'https://api.openai.com';

export interface Seen {
  /** Requests with the key to a server that nobody agreed to, or that would follow a redirect. */
  readonly astray: string[];
  /** Policies of the overlay's page that name more than one server. */
  readonly wild: string[];
  sent: number;
  asked: number;
}

/** Nobody has a file taken down. */
const utilityProcess: BackendNeeds['processes']['utilityProcess'] = {
  fork: () => {
    throw new Error('No process is wanted here.');
  },
};

type Listener = Parameters<BackendNeeds['ipcMain']['handle']>[1];

/** `isStored`: the key is kept by the app; otherwise it comes from the environment. */
export function startMarked(isStored: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-fuzz-'));
  const windows = { overlay: {} as WebContents, settings: {} as WebContents, library: {} as WebContents };
  const seen: Seen = { astray: [], wild: [], sent: 0, asked: 0 };
  const allowed = new Set([HOME]);
  let answer = 0;
  let listener: Listener = () => undefined;
  const backend = openBackend({
    app: { getPath: () => folder, getPreferredSystemLanguages: () => ['en-GB'] },
    ipcMain: {
      handle: (_channel, handler) => {
        listener = handler;
      },
      removeHandler: () => undefined,
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text) => Buffer.from(text).reverse(),
      decryptStringAsync: async (data) => ({
        result: Buffer.from(data).reverse().toString(),
        shouldReEncrypt: false,
      }),
      getSelectedStorageBackend: () => 'kwallet6',
    },
    net: networkOf(seen, allowed),
    openStore: () => ({ store: {}, path: '' }),
    dialogs: {
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      showMessageBox: async ({ message }) => {
        seen.asked += 1;
        const response = answer;
        // A person takes a moment, in which pages go on asking.
        await new Promise((resolve) => setImmediate(resolve));
        const host = / to (\S+)\?$/.exec(message)?.[1];
        if (response === 1) allowed.add(`https://${host}`).add(`http://${host}`);
        return { response, checkboxChecked: false };
      },
    },
    platform: 'linux',
    processes: { utilityProcess, app: { isPackaged: false }, process, built: folder },
    system: { shortcutCommand: null, systemNotice: null, canHearComputer: false },
    environmentKey: isStored ? null : { key: KEY, origin: HOME },
    pages: () => [],
    isWindowOf: (page, contents) => windows[page] === contents,
    libraryPage: () => null,
    clipboard: { writeText: async () => undefined },
  });
  backend.serve({ ...desktopOf(seen, () => backend.state.getState().settings.baseUrl) });
  const ask = async (page: PageName, name: string, argument: unknown) => {
    const event = { sender: windows[page], senderFrame: { url: pageUrl(page), parent: null } };
    try {
      await listener(event as Parameters<Listener>[0], name, argument);
    } catch {
      // Refused.
    }
  };
  return {
    seen,
    /** `response`: which button the person presses if there is a question. */
    ask: (page: PageName, name: string, argument: unknown, response: number) => {
      answer = response;
      return ask(page, name, argument);
    },
    /** The person puts everything back as it was, and takes back every yes. */
    restore: async () => {
      answer = 1;
      await ask('settings', 'changeSettings', { baseUrl: `${HOME}/v1` });
      if (isStored) await ask('settings', 'storeKey', { key: KEY, acceptPlainText: true });
      else await ask('settings', 'removeKey', undefined);
      await ask('settings', 'testKey', undefined);
      allowed.clear();
      allowed.add(HOME);
    },
    end: () => {
      backend.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

function networkOf(seen: Seen, allowed: ReadonlySet<string>): BackendNeeds['net'] {
  return {
    isOnline: () => true,
    fetch: async (url, init) => {
      const isMarked = JSON.stringify([url, init?.body, [...new Headers(init?.headers)]]).includes(KEY);
      if (isMarked) seen.sent += 1;
      if (isMarked && (!allowed.has(new URL(url).origin) || init?.redirect !== 'error'))
        seen.astray.push(url);
      return Response.json({ value: 'ek_short' });
    },
  };
}

function desktopOf(
  seen: Seen,
  baseUrl: () => string,
): Parameters<ReturnType<typeof openBackend>['serve']>[0] {
  const nothing = () => undefined;
  return {
    applySettings: followSettings({
      captions: nothing,
      serverOrigin: () => {
        const policy = contentSecurityPolicy('overlay', new URL(baseUrl()).origin);
        if (policy.includes('*')) seen.wild.push(policy);
      },
      launchAtLogin: () => success(undefined),
      shortcuts: () => null,
    }),
    openSettings: nothing,
    openLibrary: nothing,
    dragOverlay: nothing,
    placeOverlay: nothing,
    quit: nothing,
    openNotices: async () => success(undefined),
    openKeyPage: async () => success(undefined),
    openDataFolder: async () => success(undefined),
    allowComputerSound: async () => undefined,
    tellAlert: () => undefined,
    prepareRecognizer: nothing,
    openRecognizer: () => ({ ok: false, reason: 'notOnThisComputer' }),
    endRecognizer: nothing,
  };
}

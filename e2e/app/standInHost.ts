/**
 * Runs the app in the stand-in for Electron: main in a Node process of its own, tests attached to its
 * Chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import type { RunningChromium } from '../electron/chromium/browser.ts';
import { HOST_OPTIONS_VARIABLE, type HostOptions } from '../electron/options.ts';
import { chromiumArgs, findChromium, microphoneArgs } from './chromium.ts';
import {
  type Ask,
  argumentsFor,
  desktopOf,
  endOf,
  environmentFor,
  type Host,
  type LaunchOptions,
  outputOf,
  type PageName,
  ROOT,
  waitFor,
} from './host.ts';
import type { Profile } from './profile.ts';

const REGISTER = new URL('../electron/register.ts', import.meta.url).href;
const HOOK = new URL('./hook.cjs', import.meta.url).href;
const BUILT_MAIN = join(ROOT, 'out/main/index.js');
const NODE_24 = join(ROOT, `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`);

/** Resolves when the app is ready. Rejects with what the app said when it ends before. */
export const launchStandIn: Host = async (profile, options) => {
  const main = spawnMain(profile, options);
  const output = outputOf(main);
  const ended = endOf(main);
  const failure = ended.then((code): never => {
    throw new Error(`The app ended with ${code}. It said:\n${output()}`);
  });
  const ready = new Promise<RunningChromium>((resolve) => main.once('message', resolve));
  const { endpoint, chromiumPid } = await Promise.race([ready, failure]);
  const ask = askOver(main, failure);
  const attachment = attachTo(endpoint);
  return {
    host: 'stand-in',
    userDataDir: profile.userDataDir,
    output,
    page: async (name) => {
      // Attaching to a page while it lies crashed would leave it so for playwright.
      await waitFor(
        `the ${name} window to be well`,
        async () => (await ask('isWell', name)) === true || undefined,
      );
      return attachment.page(name);
    },
    crashWindow: async (name) => {
      await attachment.close();
      await ask('crash', name);
    },
    startAgain: (args = []) => endOf(spawnMain(profile, { ...options, args })),
    quit: async () => {
      await ask('quit');
      return ended;
    },
    kill: async () => {
      main.kill('SIGKILL');
      await ended;
      // In Electron main is the browser: its end leaves Chromium no time to tidy up.
      if (isAlive(chromiumPid)) process.kill(chromiumPid, 'SIGKILL');
      await attachment.close();
      await waitFor('Chromium to end with the app', () => (isAlive(chromiumPid) ? undefined : true));
    },
    ...desktopOf(ask),
  };
};

function spawnMain(profile: Profile, options: LaunchOptions): ChildProcess {
  const entry = options.main ?? BUILT_MAIN;
  if (!existsSync(entry)) throw new Error(`There is no ${entry}: run npm run build first.`);
  const env = {
    ...environmentFor(options),
    [HOST_OPTIONS_VARIABLE]: JSON.stringify(hostOptions(profile, options)),
  };
  const args = [
    '--import',
    REGISTER,
    '--import',
    HOOK,
    entry,
    `--user-data-dir=${profile.userDataDir}`,
    ...argumentsFor(options),
  ];
  return spawn(NODE_24, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced' });
}

function hostOptions({ systemDir }: Profile, options: LaunchOptions): HostOptions {
  const path = findChromium();
  if (path === null)
    throw new Error('No Chromium was found: install Chromium or Chrome, or set SURTITLE_CHROMIUM.');
  return {
    chromium: path,
    chromiumArgs: [...chromiumArgs, ...microphoneArgs(options.microphone)],
    systemDir,
    keyring: options.keyring ?? 'gnome_libsecret',
    takenShortcuts: options.takenShortcuts ?? [],
  };
}

type Reply = { readonly id: number; readonly result?: unknown; readonly error?: string };

function askOver(main: ChildProcess, failure: Promise<never>): Ask {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  main.on('message', ({ id, result, error }: Reply) => {
    const reply = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) reply?.resolve(result);
    else reply?.reject(new Error(error));
  });
  failure.catch((error: unknown) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  return (name, argument) => {
    if (!main.connected) return failure;
    const id = ++lastId;
    const reply = Promise.withResolvers<unknown>();
    waiting.set(id, reply);
    main.send({ id, name, argument }, (error) => error && reply.reject(error));
    return reply.promise;
  };
}

type Attachment = { page(name: PageName): Promise<Page>; close(): Promise<void> };

/**
 * Attaches on first need. A crashed page stays crashed for playwright, so `close` makes the next need attach
 * anew.
 */
function attachTo(endpoint: string): Attachment {
  let browser: Promise<Browser> | undefined;
  const find = async (name: PageName) => {
    browser ??= chromium.connectOverCDP(endpoint);
    const pages = (await browser).contexts().flatMap((context) => context.pages());
    return pages.find((page) => page.url().includes(`/${name}/`));
  };
  return {
    page: (name) =>
      waitFor(`the ${name} page`, async () => {
        const page = await find(name);
        await page?.waitForLoadState();
        return page;
      }),
    close: async () => {
      const attached = browser;
      browser = undefined;
      await attached?.then((open) => open.close()).catch(() => undefined);
    },
  };
}

/**
 * A process that has ended and only waits for the system's first process to take note, which may take
 * seconds, is not alive.
 */
function isAlive(pid: number): boolean {
  try {
    const isThere = process.kill(pid, 0);
    if (process.platform !== 'linux') return isThere;
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}

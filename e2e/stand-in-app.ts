/**
 * Runs the app in the stand-in for Electron: main in a Node process of its own, tests attached to its
 * Chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import {
  environmentFor,
  type LaunchedApp,
  type LaunchOptions,
  microphoneArgs,
  type PageName,
  type Profile,
  waitFor,
} from './app.ts';
import { chromiumArgs, findChromium } from './chromium.ts';
import type { ControlName, ControlReply, ControlRequest, Controls } from './electron/control.ts';
import { HOST_OPTIONS_VARIABLE, type HostOptions } from './electron/options.ts';

const REGISTER = new URL('./electron/register.ts', import.meta.url).href;
const BUILT_MAIN = fileURLToPath(new URL('../out/main/index.js', import.meta.url));
const NODE_24 = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);

/** Resolves when the app is ready. Rejects with what the app said when it ends before. */
export async function launchStandIn(profile: Profile, options: LaunchOptions): Promise<LaunchedApp> {
  const main = spawnMain(profile, options, []);
  const control = controlOf(main);
  const { endpoint, chromiumPid } = await control.call('ready');
  const attachment = attachTo(endpoint);
  const idOf = async (name: PageName) => (await windowNamed(control, name)).id;
  const stop = () => stopAll(main, chromiumPid, attachment);
  return {
    host: 'stand-in',
    userDataDir: profile.userDataDir,
    page: async (name) => {
      // Attaching to a page while it lies crashed would leave it so for playwright.
      await waitFor(
        `the ${name} window to be well`,
        async () => !(await windowNamed(control, name)).crashed || undefined,
      );
      return attachment.page(name);
    },
    windows: () => control.call('windows'),
    window: (name) => windowNamed(control, name),
    closeWindow: async (name) => control.call('closeWindow', await idOf(name)),
    moveWindow: async (name, bounds) => control.call('moveWindow', await idOf(name), bounds),
    crashWindow: async (name) => {
      const before = (await windowNamed(control, name)).crashes;
      await attachment.close();
      await control.call('crashWindow', await idOf(name));
      await waitFor(
        'the page to crash',
        async () => (await windowNamed(control, name)).crashes > before || undefined,
      );
    },
    tray: () => control.call('tray'),
    clickTray: (...labels) => control.call('clickTray', labels),
    pressShortcut: (accelerator) => control.call('pressShortcut', accelerator),
    heldShortcuts: () => control.call('shortcuts'),
    answerDialog: (kind, answer) => control.call('answerDialog', kind, answer),
    dialogs: () => control.call('dialogs'),
    openedOutside: () => control.call('openedOutside'),
    power: (event) => control.call('power', event),
    setDisplays: (displays) => control.call('setDisplays', displays),
    setKeyring: (keyring) => control.call('setKeyring', keyring),
    takeShortcuts: (accelerators) => control.call('takeShortcuts', accelerators),
    setOnline: (isOnline) => control.call('setOnline', isOnline),
    output: main.output,
    startAgain: async (...args) => {
      const second = spawnMain(profile, options, args);
      return { code: await second.ended, output: second.output() };
    },
    quit: async () => {
      await control.call('quit').catch(ignoreIfEnded(main));
      return main.ended;
    },
    kill: stop,
    ended: main.ended,
    stop,
  };
}

type Main = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

function spawnMain(profile: Profile, options: LaunchOptions, args: readonly string[]): Main {
  const entry = options.main ?? BUILT_MAIN;
  if (!existsSync(entry)) throw new Error(`There is no ${entry}: run npm run build first.`);
  const child = spawn(
    NODE_24,
    ['--import', REGISTER, entry, `--user-data-dir=${profile.userDataDir}`, ...args],
    {
      env: {
        ...environmentFor(options),
        [HOST_OPTIONS_VARIABLE]: JSON.stringify(hostOptions(profile, options)),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => said, ended };
}

function hostOptions(profile: Profile, options: LaunchOptions): Partial<HostOptions> {
  const path = findChromium();
  if (path === null)
    throw new Error('No Chromium was found: install Chromium or Chrome, or set SURTITLE_CHROMIUM.');
  const { keyring, takenShortcuts, displays } = options;
  return {
    chromium: path,
    chromiumArgs: [...chromiumArgs, ...microphoneArgs(options.microphone)],
    headed: options.headed ?? false,
    systemDir: profile.systemDir,
    ...(keyring === undefined ? {} : { keyring }),
    ...(takenShortcuts === undefined ? {} : { takenShortcuts }),
    ...(displays === undefined ? {} : { displays }),
  };
}

type Control = {
  call<Name extends ControlName>(
    name: Name,
    ...args: Parameters<Controls[Name]>
  ): Promise<Awaited<ReturnType<Controls[Name]>>>;
};

function controlOf({ child, output, ended }: Main): Control {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  child.on('message', (reply: ControlReply) => {
    const settled = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) settled?.resolve(reply.result as never);
    else settled?.reject(new Error(reply.error));
  });
  ended.then((code) => {
    const error = new Error(`The app ended with ${code}. It said:\n${output()}`);
    for (const { reject } of waiting.values()) reject(error);
  });
  return {
    call: (name, ...args) =>
      new Promise((resolve, reject) => {
        const request: ControlRequest = { id: ++lastId, name, args };
        waiting.set(request.id, { resolve, reject });
        child.send(request, (error) => error && reject(error));
      }),
  };
}

function windowNamed(control: Control, name: PageName) {
  return waitFor(`the ${name} window`, async () =>
    (await control.call('windows')).find(({ url }) => url.includes(`/${name}/`)),
  );
}

type Attachment = { page(name: PageName): Promise<Page>; close(): Promise<void> };

/**
 * Attaches on first need. A crashed page stays crashed for playwright, so `close` makes the next need attach
 * anew.
 */
function attachTo(endpoint: string): Attachment {
  let browser: Promise<Browser> | undefined;
  const close = async () => {
    const attached = browser;
    browser = undefined;
    await attached?.then((open) => open.close()).catch(() => undefined);
  };
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
    close,
  };
}

async function stopAll(main: Main, chromiumPid: number, attachment: Attachment): Promise<void> {
  main.child.kill('SIGKILL');
  await main.ended;
  // In Electron main is the browser: its end leaves Chromium no time to tidy up.
  if (isAlive(chromiumPid)) process.kill(chromiumPid, 'SIGKILL');
  await attachment.close();
  await waitFor('Chromium to end with the app', () => (isAlive(chromiumPid) ? undefined : true));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch {
    return false;
  }
}

/** Ended, and only waiting for the system's first process to take note, which may take it seconds. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
}

function ignoreIfEnded({ child }: Main): (error: Error) => void {
  return (error) => {
    if (child.connected) throw error;
  };
}

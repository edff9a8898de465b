/**
 * Runs the app in real Electron, where its binary and a display are there, behind the surface the stand-in
 * has too.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright';
import { microphoneArgs } from './chromium.ts';
import { electronBinary } from './electronBinary.ts';
import {
  type Ask,
  argumentsFor,
  desktopOf,
  endOf,
  environmentFor,
  type Host,
  outputOf,
  ROOT,
  waitFor,
} from './host.ts';

const HOOK = fileURLToPath(new URL('./hook.cjs', import.meta.url));

/**
 * Electron's executable, or null when it, or on Linux a display to show windows on, is not there. Downloads
 * nothing.
 */
export function electronToTest(): string | null {
  if (process.platform === 'linux' && (process.env['DISPLAY'] ?? '') === '') return null;
  return electronBinary();
}

/** @throws {Error} (as a rejection) when there is no binary or the app does not start. */
export const launchElectron: Host = async ({ userDataDir }, options) => {
  const executablePath = electronToTest();
  if (executablePath === null) throw new Error('Electron’s binary or a display is not there.');
  const env = environmentFor(options);
  const startWith = (own: readonly string[]) => [
    ...['-r', HOOK, `--user-data-dir=${userDataDir}`],
    ...(process.platform === 'linux' ? ['--ozone-platform=x11'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...microphoneArgs(options.microphone),
    options.main ?? ROOT,
    ...own,
  ];
  const args = startWith(argumentsFor(options));
  const app = await _electron.launch({ executablePath, args, cwd: ROOT, env });
  const main = app.process();
  const output = outputOf(main);
  const ended = endOf(main);
  const ask: Ask = (name, argument) =>
    app.evaluate(
      (_electron, [name, argument]) => Reflect.get(globalThis, 'surtitleTests')[name as string](argument),
      [name, argument] as const,
    );
  return {
    host: 'electron',
    userDataDir,
    output,
    page: async (name) => {
      const page = await waitFor(`the ${name} page`, () =>
        app.windows().find((candidate) => candidate.url().includes(`/${name}/`)),
      );
      await page.waitForLoadState();
      return page;
    },
    crashWindow: async (name) => void (await ask('crash', name)),
    startAgain: (own = []) =>
      endOf(spawn(executablePath, startWith(own), { cwd: ROOT, env, stdio: 'ignore' })),
    quit: async () => {
      await ask('quit');
      return ended;
    },
    kill: async () => {
      main.kill('SIGKILL');
      await ended;
    },
    ...desktopOf(ask),
  };
};

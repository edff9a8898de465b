/** Which Chromium this machine has, and how it must be started for tests: with a file for a microphone. It starts nothing. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, getuid, platform } from 'node:process';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const MAC_APPS = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/** The path of a Chromium or Chrome: the one SURTITLE_CHROMIUM names, the system's, or playwright's own; undefined without any. */
export function findChromium(): string | undefined {
  return [env['SURTITLE_CHROMIUM'], ...installed(), chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && isExecutable(path),
  );
}

function installed(): readonly string[] {
  if (platform === 'darwin') return MAC_APPS;
  if (platform === 'win32') {
    return WINDOWS_ROOTS.flatMap((root) => env[root] ?? []).map((root) =>
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    );
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface ChromiumOptions {
  /** A WAV file for a microphone, played once from when it is opened; undefined gives Chromium's own beeps. */
  readonly microphone?: string | undefined;
}

/** Arguments every Chromium of ours is started with; the microphone is granted without asking. */
export function chromiumArgs({ microphone }: ChromiumOptions = {}): string[] {
  return [
    // Chromium's sandbox refuses to run as root, which is what a build machine often is.
    ...(platform === 'linux' && getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-quic',
    '--no-first-run',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}%noloop`]),
    '--autoplay-policy=no-user-gesture-required',
    // The local server is on loopback, which Chromium leaves out when it has another interface.
    '--allow-loopback-in-peer-connection',
  ];
}

/**
 * Finds a Chromium to run pages in, with the switches that tests and the demo need. It installs nothing;
 * scripts/setup.mjs does.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import browsers from './browsers.json' with { type: 'json' };

const KNOWN: Readonly<Record<string, readonly string[]>> = browsers;

/**
 * The path in SURTITLE_CHROMIUM, else an installed Chromium or Chrome, else the one playwright downloaded;
 * null if none.
 */
export function findChromium(): string | null {
  const named = process.env['SURTITLE_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const installed = KNOWN[process.platform]?.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** Root has no user namespace to build Chromium's sandbox in; the rest keeps it from calling home. */
export const chromiumArgs: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  // The local server is on loopback, which Chromium leaves out when it has another interface.
  '--allow-loopback-in-peer-connection',
];

/**
 * A microphone granted without asking: a WAV file played once from when it is opened, or Chromium's own
 * beeps.
 */
export function fakeMicrophoneArgs(path?: string): readonly string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    ...(path === undefined ? [] : [`--use-file-for-fake-audio-capture=${path}%noloop`]),
    '--autoplay-policy=no-user-gesture-required',
  ];
}

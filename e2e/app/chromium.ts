/**
 * Finds a Chromium to run pages in, with the switches that tests and the demo need. It installs nothing;
 * scripts/setup.mjs does.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { assertNever } from '../../core/base/never.ts';
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
 * What the microphone gives: a WAV file once, Chromium's beep, nothing at all, a refusal, or what the system's sound server has. After the file
 * Chromium repeats its last hundredth of a second for ever, so it must end in silence.
 */
export type Microphone =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'beep' }
  | { readonly kind: 'none' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'system' };

/**
 * Chromium's switches for a microphone. In Electron main answers permissions, so a refusal is the stand-in's
 * only.
 */
export function microphoneArgs(microphone: Microphone = { kind: 'beep' }): readonly string[] {
  switch (microphone.kind) {
    case 'file':
      return fakeMicrophoneArgs(microphone.path);
    case 'beep':
      return fakeMicrophoneArgs();
    case 'none':
      return ['--use-fake-ui-for-media-stream', '--disable-audio-input'];
    case 'system':
      return ['--use-fake-ui-for-media-stream'];
    case 'denied':
      return ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];
    default:
      return assertNever(microphone);
  }
}

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

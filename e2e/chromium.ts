/** Finds a Chromium to run pages in, with the switches every test needs. It installs nothing; scripts/setup.mjs does. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import browsers from './browsers.json' with { type: 'json' };

const KNOWN: Readonly<Record<string, readonly string[]>> = browsers;

/** The path in SURTITLE_CHROMIUM, else an installed Chromium or Chrome, else the one playwright downloaded; null if none. */
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
];

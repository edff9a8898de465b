/** A window's preload script with the `process` it sees, read from the preferences main gave the window. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type Electron from 'electron';
import type { Preload } from './page.ts';
import { lacks } from './strict.ts';

/**
 * What a page's preload needs. @throws {Error} for preferences that weaken a page: the stand-in has only the
 * safe ones.
 */
export function preloadOf(preferences: Electron.WebPreferences): Preload | undefined {
  if (preferences.nodeIntegration === true) throw lacks('nodeIntegration');
  if (preferences.contextIsolation === false) throw lacks('contextIsolation: false');
  if (preferences.sandbox === false) throw lacks('sandbox: false');
  if (preferences.preload === undefined) return undefined;
  const process_ = {
    platform: process.platform,
    arch: process.arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: process.versions,
    argv: [basename(process.execPath), ...(preferences.additionalArguments ?? [])],
  };
  return { source: readFileSync(preferences.preload, 'utf8'), path: preferences.preload, process: process_ };
}

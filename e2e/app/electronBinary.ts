/** Finds Electron’s executable. It downloads nothing; scripts/setup.mjs asks for it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './host.ts';

const FOLDER = join(ROOT, 'node_modules/electron');

/** The path of the executable, or null when it is not on this machine. */
export function electronBinary(): string | null {
  const named = join(FOLDER, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(FOLDER, 'dist'), name);
  return existsSync(path) ? path : null;
}

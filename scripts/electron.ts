/**
 * Finds Electron’s executable and says in words why there is none. It downloads nothing; scripts/setup.mjs
 * asks for it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const FOLDER = join(ROOT, 'node_modules/electron');

/** The path of the executable, or null when it is not on this machine. */
export function electronBinary(): string | null {
  const named = join(FOLDER, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(FOLDER, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** Why the app cannot be shown in Electron here, with the ways out; null when it can. */
export function whyNoElectron(program: string | null): string | null {
  if (program === null) {
    return [
      'Surtitle needs Electron’s binary, and it is not on this machine: it comes from outside the package registry and could not be downloaded.',
      '  ELECTRON_MIRROR=https://…/ npm start              downloads it from a mirror you can reach',
      '  ELECTRON_OVERRIDE_DIST_PATH=/folder npm start      uses an Electron that is already unpacked there',
      '  npm run demo                                       shows captions without Electron, in a Chromium',
    ].join('\n');
  }
  const hasDisplay = Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
  if (process.platform === 'linux' && !hasDisplay) {
    return 'Surtitle has no display to show its windows on. Start it in a desktop session, or with xvfb-run, or try: npm run demo';
  }
  return null;
}

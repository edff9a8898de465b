/** Which programs are here: Node, a Chromium, Electron, ffmpeg. It starts none but ffmpeg, to ask its version. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, here, missing } from './finding.ts';

/** The first with types taken out, `node:sqlite` without a flag and full ICU. */
const LEAST_NODE = 24;

export function findNode(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= LEAST_NODE
    ? here('Node', process.version)
    : missing('Node', `${process.version}, older than ${LEAST_NODE}`, 'npm run setup fetches the right one');
}

/** Where setup found it, or where the environment says; the app’s pages run on it where Electron is not. */
export function findChromium(root: string, env: NodeJS.ProcessEnv): Finding {
  const path =
    env['SURTITLE_CHROMIUM'] ||
    String(jsonOf(join(root, 'node_modules/.surtitle-setup.json'))['chromium'] ?? '');
  const known = [path, ...knownBrowsers(root)].find((candidate) => candidate !== '' && existsSync(candidate));
  if (known !== undefined) return here('Chromium', known);
  const why = path === '' ? 'none was found' : `${path} is not there`;
  return missing('Chromium', why, 'npm run setup installs one, or name one in SURTITLE_CHROMIUM');
}

export function findElectron(root: string, env: NodeJS.ProcessEnv): Finding {
  const folder = join(root, 'node_modules/electron');
  const named = join(folder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const path = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  if (existsSync(path)) return here('Electron', path);
  return missing(
    'Electron',
    'its program is not on this machine',
    'npm run setup asks for it again, ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH name another source; without it the demo runs in Chromium',
  );
}

export function findFfmpeg(): Finding {
  const { stdout, error } = spawnSync('ffmpeg', ['-version'], { encoding: 'utf8', timeout: 5_000 });
  const version = /^ffmpeg version (\S+)/.exec(stdout ?? '')?.[1];
  if (error === undefined && version !== undefined) return here('ffmpeg', version);
  return missing(
    'ffmpeg',
    'not found',
    'transcribe needs it for M4A, MP4, FLAC and rarer kinds; the system’s packages have it',
  );
}

function knownBrowsers(root: string): readonly string[] {
  const known = jsonOf(join(root, 'e2e/app/browsers.json'))[process.platform];
  return Array.isArray(known) ? known.filter((path) => typeof path === 'string') : [];
}

function jsonOf(path: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

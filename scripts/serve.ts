/** `npm run serve`: builds the server's pages when they are older than what they are made of, then serves. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildPages } from './build.ts';
import { ROOT } from './root.ts';

const SOURCES = [
  'core',
  'live',
  'renderer',
  'server/wire',
  'server/browser',
  'server.vite.config.ts',
  'package-lock.json',
];

/** Milliseconds since 1970 of the youngest file under a path. */
function youngestMs(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => youngestMs(join(path, name))));
}

const page = join(ROOT, 'out/server/captions.html');
const isBuilt =
  existsSync(page) && SOURCES.every((source) => youngestMs(join(ROOT, source)) <= statSync(page).mtimeMs);
if (!isBuilt) await buildPages();
process.argv.splice(2, 0, 'serve');
await import('../cli/index.ts');

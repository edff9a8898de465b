/** Builds the app's three bundles, or the server's pages, and says so; a failed build ends the command that asked for it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build as buildWithVite } from 'vite';
import { ROOT } from './root.ts';

const ELECTRON_VITE = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');

export function build(): void {
  console.log('Building the app …');
  const { status, stdout, stderr } = spawnSync(process.execPath, [ELECTRON_VITE, 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}\nThe app could not be built; the lines above say why.`);
  process.exit(1);
}

/** Milliseconds since 1970 of the youngest file under a path; tests do not count, they are not built. */
function youngestMs(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return path.endsWith('.test.ts') ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => youngestMs(join(path, name))));
}

/** Whether all of these are there and no older than what they are made of. Paths from the project's folder. */
export function isBuilt(built: readonly string[], sources: readonly string[]): boolean {
  const files = built.map((file) => join(ROOT, file));
  if (!files.every((file) => existsSync(file))) return false;
  const oldestMs = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return [...sources, 'package-lock.json'].every((source) => youngestMs(join(ROOT, source)) <= oldestMs);
}

const PAGE_SOURCES = ['core', 'live', 'renderer', 'server/wire', 'server/browser', 'server.vite.config.ts'];

/** Of the server and of shared captions: out/server, where they are old. */
export async function buildPages(): Promise<void> {
  if (isBuilt(['out/server/captions.html'], PAGE_SOURCES)) return;
  console.error('Building the pages …');
  try {
    // Bundled, the configuration would look for the project where its bundle lies.
    await buildWithVite({
      configFile: join(ROOT, 'server.vite.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
    });
  } catch (error) {
    console.error(`${String(error)}\nThe pages could not be built; the lines above say why.`);
    process.exit(1);
  }
}

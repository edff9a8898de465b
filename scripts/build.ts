/** Builds the app's three bundles, or the server's pages, and says so; a failed build ends the command that asked for it. */
import { spawnSync } from 'node:child_process';
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

/** Of the server: out/server. */
export async function buildPages(): Promise<void> {
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

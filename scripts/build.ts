/** Builds the app's three bundles and says so; a failed build ends the command that asked for it. */
import { spawnSync } from 'node:child_process';

export function build(): void {
  console.log('Building the app …');
  const { status, stdout, stderr } = spawnSync('npx', ['electron-vite', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}\nThe app could not be built; the lines above say why.`);
  process.exit(1);
}

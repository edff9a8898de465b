/**
 * Runs the type checker once per room, each with its own lib and types, so that a wall cannot be crossed
 * unseen.
 */
import { spawnSync } from 'node:child_process';

const rooms = [
  'core',
  'live',
  'node',
  'cli',
  'server',
  'server/browser',
  'main',
  'preload',
  'renderer',
  'e2e',
  'scripts',
] as const;

let failed = 0;
for (const room of rooms) {
  const { status } = spawnSync('npx', ['tsc', '-p', room], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} types in ${room}`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

/**
 * Runs the type checker once per room, each with its own lib and types, so that a wall cannot be crossed
 * unseen.
 */
import { spawnSync } from 'node:child_process';
import { ROOMS } from './root.ts';

/** Pages have a lib of their own. */
const parts = [...ROOMS, 'server/browser'];

let failed = 0;
for (const room of parts) {
  const { status } = spawnSync('npx', ['tsc', '-p', room], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} types in ${room}`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

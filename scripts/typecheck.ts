/**
 * Runs the type checker once per room, each with its own lib and types, so that a wall cannot be crossed
 * unseen.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOMS, ROOT } from './root.ts';

/** Started without npm, which takes longer than the check of most rooms. */
const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/** Pages have a lib of their own. */
const parts = [...ROOMS, 'server/browser'];

/** What was found is kept, so that a room that nothing has changed for is not read again. */
const KEPT = join(ROOT, 'node_modules/.cache/types');

let failed = 0;
for (const room of parts) {
  const { status } = spawnSync(
    process.execPath,
    [TSC, '-p', room, '--incremental', '--tsBuildInfoFile', join(KEPT, `${room.replace('/', '-')}.json`)],
    { stdio: 'inherit' },
  );
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} types in ${room}`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

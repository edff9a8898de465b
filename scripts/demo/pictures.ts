/** `npm run pictures`: makes the pictures anew that `npm test` compares windows and pages with. Says how much they take. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../e2e/commandLine.ts';
import { keepLetters, lettersHere } from '../../e2e/pictures/letters.ts';
import { build, buildPages } from '../build.ts';
import { ROOT } from '../root.ts';

const FOLDER = join(ROOT, 'e2e/pictures/expected');
/** They are in the history for ever. */
const MOST_BYTES = 4_500_000;

readCommand({
  name: 'run pictures',
  about: 'Makes the pictures of windows and pages anew that tests compare with. Look at what changed.',
  options: {},
});
build();
await buildPages();
// So that none stays that no test takes any more.
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
keepLetters(await lettersHere());
const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js');
const args = [playwright, 'test', '--project=pictures', '--update-snapshots=all'];
const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.png'));
const bytes = files.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
console.log(`${files.length} pictures, ${Math.round(bytes / 1_000)} kB of ${MOST_BYTES / 1_000}.`);
process.exit(status === 0 && bytes <= MOST_BYTES ? 0 : 1);

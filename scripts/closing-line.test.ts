/** The closing line must be true whatever happens to the tests it counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { COUNT_FILE_VARIABLE } from './count.ts';
import { ROOT } from './root.ts';

/** Runs playwright on one spec in a folder of its own, where no other run cleans up. */
function run(spec: string): { readonly lines: readonly string[]; readonly status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-closing-line-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'a.spec.ts'), `import { expect, test } from '@playwright/test';\n${spec}`);
  const reporter = JSON.stringify(join(ROOT, 'scripts/closing-line.ts'));
  writeFileSync(
    join(folder, 'playwright.config.ts'),
    `export default { reporter: [[${reporter}]], retries: 1 };`,
  );
  const { [COUNT_FILE_VARIABLE]: _, ...env } = process.env;
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const { stdout, status } = spawnSync(process.execPath, [cli, 'test'], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  rmSync(folder, { recursive: true, force: true });
  return { lines: stdout.split('\n').filter((line) => line !== ''), status };
}

test('passed, failed, skipped and flaky tests are counted once each, and a second try is named', () => {
  const spec = `test('good', () => {});
test('bad', () => { expect(1).toBe(2); });
test('not here', () => { test.skip(true, 'there is no moon'); });
test('in the end', ({}, info) => { expect(info.retry).toBe(1); });`;
  const { lines, status } = run(spec);
  expect([lines.at(-1), status]).toEqual(['2 passed, 1 failed, 1 skipped', 1]);
  expect(lines.filter((line) => line.includes('second try'))).toEqual([
    'passed at its second try only: a.spec.ts › in the end',
  ]);
});

test('a file that does not load is a failure, not an empty success', () => {
  const { lines, status } = run("throw new Error('does not load');");
  // Playwright reports the file, and that no test was found.
  expect([lines.at(-1), status]).toEqual(['0 passed, 2 failed, 0 skipped', 1]);
});

test('the reason of a skip is printed', () => {
  const { lines, status } = run("test('not here', () => { test.skip(true, 'there is no moon'); });");
  expect([lines, status]).toEqual([
    ['skipped: a.spec.ts › not here: there is no moon', '0 passed, 0 failed, 1 skipped'],
    0,
  ]);
});

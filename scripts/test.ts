/**
 * `npm test`: lint, types, build, then every test, all of it even after a failure, ending in one true line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNT_FILE_VARIABLE, type Count, closingLine, nothing, parseCounts, sum } from './count.ts';
import { ROOT } from './root.ts';

const bin = (path: string) => join(ROOT, 'node_modules', path);

/** Each is one check that passes or fails; the tests count for themselves. */
const CHECKS = [
  { name: 'lint', script: bin('@biomejs/biome/bin/biome'), args: ['check', '.'] },
  { name: 'types', script: join(ROOT, 'scripts/typecheck.ts'), args: [] },
  { name: 'build', script: bin('electron-vite/bin/electron-vite.js'), args: ['build'] },
  {
    name: 'pages',
    script: bin('vite/bin/vite.js'),
    args: ['build', '-c', 'server.vite.config.ts', '--configLoader', 'native'],
  },
] as const;

function node(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): boolean {
  return spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit', env }).status === 0;
}

function check({ name, script, args }: (typeof CHECKS)[number]): Count {
  console.log(`\n— ${name}`);
  const ok = node(script, args);
  console.log(ok ? `${name} passed` : `${name} FAILED`);
  return ok ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

/** All of them, or what is asked for. What must have the machine for itself comes last. */
const asked = process.argv.slice(2);
const RUNS: readonly (readonly string[])[] =
  asked.length > 0
    ? [asked]
    : [
        ['unit', 'host', 'realtime', 'server', 'pictures', 'app'].map((project) => `--project=${project}`),
        ['--project=talk', '--project=alone', '--workers=1'],
      ];

/** Playwright’s own count; a run that left none, or failed without a failed test, is one failure. */
function runTests(chosen: readonly string[]): Count {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-count-'));
  const file = join(folder, 'counts');
  console.log('\n— tests');
  const args = ['test', ...chosen];
  const ok = node(bin('@playwright/test/cli.js'), args, { ...process.env, [COUNT_FILE_VARIABLE]: file });
  const counted = existsSync(file) ? sum(parseCounts(readFileSync(file, 'utf8'))) : nothing;
  rmSync(folder, { recursive: true, force: true });
  return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

const total = sum([...CHECKS.map(check), ...RUNS.map(runTests)]);
console.log(`\n${closingLine(total)}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

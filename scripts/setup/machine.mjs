/** What every step of setup stands on: where things are, words for the terminal, programs run. Plain Node 20. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const MODULES = join(ROOT, 'node_modules');
export const NODE = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** For a command whose standard output is what was asked for: setup says what it has to on standard error. */
export const isQuiet = process.argv[2] === '--quiet';
export const say = (line) => (isQuiet ? console.error : console.log)(`setup: ${line}`);
export const isRoot = process.getuid?.() === 0;

export function fail(sentence) {
  console.error(`setup: ${sentence}`);
  process.exit(1);
}

/** npm by the way this script was started, since a shell's idea of npm may be another one. */
export function npm(args, options = {}) {
  const script = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'] ?? process.execPath;
  if (script?.endsWith('.js')) return run(node, [script, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/**
 * Runs a program, its output shown unless captured. Gives its exit status, what it wrote, and whether it ran
 * out of time.
 */
export function run(program, args, { capture = false, ...options } = {}) {
  const shown = isQuiet ? ['inherit', 2, 2] : 'inherit';
  const stdio = capture ? 'pipe' : shown;
  const done = spawnSync(program, args, { cwd: ROOT, stdio, encoding: 'utf8', ...options });
  return {
    ok: done.status === 0,
    status: done.status,
    text: `${done.stdout ?? ''}${done.stderr ?? ''}`,
    late: done.error?.code === 'ETIMEDOUT',
  };
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs the command line as a process of its own, as a shell would. */
import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../app/host.ts';

export const CLI = join(ROOT, 'cli/index.ts');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What standard output is: a file descriptor, else a pipe that is read. */
  readonly stdout?: number;
}

/** Nothing of who runs the tests: no key, no colours, no data but what a test names. */
function environment(own: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { OPENAI_API_KEY: _key, FORCE_COLOR: _colour, NO_COLOR: _plain, ...env } = process.env;
  return { ...env, ...own };
}

export function surtitle(args: readonly string[], { input, cwd, env, stdout }: RunOptions = {}): Ran {
  const options: SpawnSyncOptions = {
    env: environment(env),
    stdio: ['pipe', stdout ?? 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
  };
  const ran = spawnSync(process.execPath, [CLI, ...args], options);
  return { code: ran.status, out: String(ran.stdout ?? ''), said: String(ran.stderr) };
}

/** The same, still running. */
export function startSurtitle(args: readonly string[], env?: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [CLI, ...args], { env: environment(env), stdio: 'pipe' });
}

/** Through a shell, with `surtitle` as a word of its language. */
export function inShell(script: string, options: RunOptions = {}): Ran {
  const named = `surtitle() { "${process.execPath}" "${CLI}" "$@"; }\n${script}`;
  const ran = spawnSync('bash', ['-c', named], {
    env: environment(options.env),
    encoding: 'utf8',
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'surtitle-cli-'));

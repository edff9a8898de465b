/**
 * Looks at the processes of a running app through /proc: what started them, what their memory holds. Linux
 * only; ends none.
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

export interface AppProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly commandLine: string;
  /** As it was when the process started. */
  readonly environment: string;
}

/** The process that was given this directory first, and all that descend from it; main comes first. */
export function processesOf(userDataDir: string): readonly AppProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
    .sort((a, b) => a.pid - b.pid);
  const main = all.find(({ commandLine }) => commandLine.includes(`--user-data-dir=${userDataDir}\0`));
  if (main === undefined) throw new Error(`No process has the profile ${userDataDir}.`);
  const family = [main];
  for (const parent of family) family.push(...all.filter(({ parentPid }) => parentPid === parent.pid));
  return family;
}

/** Nothing for a process that ended meanwhile. */
function readProcess(pid: number): readonly AppProcess[] {
  try {
    const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'latin1');
    const parentPid = Number(/^PPid:\s*(\d+)/m.exec(read('status'))?.[1]);
    return [{ pid, parentPid, commandLine: read('cmdline'), environment: read('environ') }];
  } catch {
    return [];
  }
}

/** The recognizer of an app, while it has one. */
export const recognizerOf = (userDataDir: string): AppProcess | undefined =>
  processesOf(userDataDir).find(({ commandLine }) => commandLine.includes('recognizer.js'));

/** What takes down a file, while it does. */
export const transcriberOf = (userDataDir: string): AppProcess | undefined =>
  processesOf(userDataDir).find(({ commandLine }) => commandLine.includes('transcriber.js'));

/** Pages run in these. */
export const isRenderer = ({ commandLine }: AppProcess): boolean => commandLine.includes('--type=renderer');

const CHUNK_BYTES = 2 ** 24;

/** Whether the process's memory, freed parts that are still mapped included, holds any of these. */
export function memoryHolds({ pid }: AppProcess, wanted: readonly Buffer[]): boolean {
  const overlap = Math.max(...wanted.map(({ length }) => length));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return writableRanges(pid).some(([from, to]) => {
      for (let at = from; at < to; at += CHUNK_BYTES) {
        const chunk = readAt(memory, at, Math.min(CHUNK_BYTES + overlap, to - at));
        if (wanted.some((bytes) => chunk.includes(bytes))) return true;
      }
      return false;
    });
  } finally {
    closeSync(memory);
  }
}

function writableRanges(pid: number): readonly (readonly [number, number])[] {
  return readFileSync(`/proc/${pid}/maps`, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const match = /^([\da-f]+)-([\da-f]+) rw/.exec(line);
      return match === null
        ? []
        : [[Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)] as const];
    });
}

/** Reserved ranges without pages behind them cannot be read: they hold nothing. */
function readAt(memory: number, position: number, length: number): Buffer {
  const chunk = Buffer.alloc(length);
  try {
    return chunk.subarray(0, readSync(memory, chunk, 0, length, position));
  } catch {
    return Buffer.alloc(0);
  }
}

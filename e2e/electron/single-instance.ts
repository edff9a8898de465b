/**
 * One running app per profile: the first holds a lock with an open line, a second one hands its arguments
 * over.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SecondInstance = { readonly argv: string[]; readonly cwd: string; readonly data: unknown };
type Lock = { readonly pid: number; readonly line: string };

/**
 * Delivers to the first instance from a process of its own, because asking for the lock must be answered at
 * once.
 */
const DELIVER = `const [line, text] = process.argv.slice(1);
require('node:net').connect(line).on('error', () => process.exit(1)).end(text);`;

/** True when this process now holds the lock; otherwise the holder has been told of us. */
export function takeLock(
  userData: string,
  onSecond: (second: SecondInstance) => void,
  data: unknown,
): boolean {
  mkdirSync(userData, { recursive: true });
  const file = join(userData, 'stand-in.lock');
  const holder = readLock(file);
  if (holder !== undefined && isAlive(holder.pid)) {
    const second: SecondInstance = { argv: process.argv, cwd: process.cwd(), data };
    spawnSync(process.execPath, ['-e', DELIVER, holder.line, JSON.stringify(second)]);
    return false;
  }
  const name = `surtitle-stand-in-${process.pid}`;
  const line = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  rmSync(line, { force: true });
  createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    socket.on('end', () => onSecond(JSON.parse(text)));
  })
    .listen(line)
    .unref();
  writeFileSync(file, JSON.stringify({ pid: process.pid, line } satisfies Lock));
  process.once('exit', () => {
    rmSync(file, { force: true });
    rmSync(line, { force: true });
  });
  return true;
}

function readLock(file: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

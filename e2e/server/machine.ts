/** A server as a process of its own, which can be killed, and what stands before several: one address that leads to whichever lives. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from './ports.ts';

const CLI = join(import.meta.dirname, '../../cli/index.ts');

export interface Machine {
  readonly port: number;
  readonly pid: number;
  /** What it has printed: the links. */
  readonly printed: () => string;
  /** What it has logged. */
  readonly logged: () => string;
  readonly kill: () => Promise<void>;
  /** As Ctrl+C does; gives back the exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface MachineOptions {
  readonly flags: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Kept, for another machine on the same. */
  readonly data?: string;
  /** Of an earlier machine; any free one when not told. */
  readonly port?: number;
}

export async function startMachine({
  flags,
  env = {},
  data,
  port: wanted,
}: MachineOptions): Promise<Machine> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'surtitle-machine-'));
  const port = wanted ?? (await freePort());
  const child: ChildProcess = spawn(
    process.execPath,
    [CLI, 'serve', '--port', String(port), '--data', folder, ...flags],
    {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let log = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    out += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    log += bytes.toString();
  });
  const exited = once(child, 'exit');
  while (!/^ {2}microphone/m.test(out)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const forget = () => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return {
    port,
    pid: child.pid ?? 0,
    printed: () => out,
    logged: () => log,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      forget();
    },
    stop: async () => {
      child.kill('SIGINT');
      await exited;
      forget();
      return child.exitCode;
    },
  };
}

export interface Balancer {
  readonly port: number;
  readonly close: () => void;
}

/** In turn, to those that answer. */
export async function startBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  let next = 0;
  const sockets = new Set<Socket>();
  const join = (client: Socket, tries: number) => {
    const target = targets[next % targets.length] ?? 0;
    next += 1;
    const server = connect(target, '127.0.0.1');
    let isJoined = false;
    server.once('connect', () => {
      isJoined = true;
      client.pipe(server).pipe(client);
    });
    server.on('error', () => (isJoined || tries === 0 ? client.destroy() : join(client, tries - 1)));
    server.on('close', () => isJoined && client.destroy());
    client.on('close', () => server.destroy());
  };
  const balancer = createServer((client) => {
    sockets.add(client);
    client.on('error', () => client.destroy());
    client.on('close', () => sockets.delete(client));
    join(client, targets.length);
  }).listen(port, '127.0.0.1');
  await once(balancer, 'listening');
  return {
    port,
    close: () => {
      balancer.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

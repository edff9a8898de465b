/** A real NATS server with JetStream for a test, where Debian's is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

export const whyNoNats: string | null =
  spawnSync('nats-server', ['--version']).status === 0
    ? null
    : 'nats-server is not installed: apt-get install nats-server';

export interface Nats {
  readonly url: string;
  /** Stops it as a failing machine would, and starts it on the same port, on the same files or on none. */
  readonly restart: (files?: 'kept' | 'lost') => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startNats(): Promise<Nats> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-nats-'));
  const port = await freePort();
  let running = await start(port, folder);
  const kill = async () => {
    if (running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  return {
    url: `nats://127.0.0.1:${port}`,
    restart: async (files = 'kept') => {
      await kill();
      if (files === 'lost') rmSync(folder, { recursive: true, force: true });
      running = await start(port, folder);
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const server = spawn('nats-server', ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(port)) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGKILL');
  throw new Error('nats-server did not start');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A server for a test, in this process or of the command line, with its pages built once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config/config.ts';
import { takeSecrets } from '../../server/config/secrets.ts';
import { type Server, startServer } from '../../server/index.ts';
import type { Room } from '../../server/rooms/rooms.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface Served {
  readonly server: Server;
  /** The room that is there when none is named. */
  readonly main: Room;
  /** Without a slash at the end. */
  readonly address: string;
  readonly data: string;
  /** What it has logged. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

export interface ServedOptions {
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  /** Kept, for a second server on the same. */
  readonly data?: string;
}

export async function serve({ flags = {}, env = {}, data }: ServedOptions = {}): Promise<Served> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'surtitle-server-'));
  const read = readConfig({ flags: { port: '0', logLevel: 'debug', ...flags }, env, folder });
  if (!read.ok) throw new Error(read.reason);
  const secrets = takeSecrets({ env: { ...env }, dataFolder: folder, newLinks: false });
  if (!secrets.ok) throw new Error(secrets.reason);
  let log = '';
  const server = await startServer({
    config: read.value,
    secrets: secrets.value,
    folders: { data: folder, pages: join(ROOT, 'out/server'), assets: join(ROOT, 'assets') },
    recording: join(ROOT, 'e2e/speech/surtitles.wav'),
    logTo: {
      write: (line) => {
        log += line;
      },
    },
  });
  const main = server.rooms.get('main');
  if (main === null) throw new Error('there is no room');
  return {
    ...{ server, main },
    address: new URL(server.links[0]?.captions[0] ?? '').origin,
    data: folder,
    log: () => log,
    stop: async () => {
      await server.close();
      if (data === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const tokenIn = (link: string | undefined): string => new URL(link ?? '').hash.slice(1);

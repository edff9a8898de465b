/** The server's routes without a port, for tests that inject requests: rooms in this process, nothing kept on disk. */
import { defaultSettings } from '../../core/app/settings.ts';
import { success } from '../../core/base/result.ts';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { createAccess } from '../../server/http/access.ts';
import { createApp } from '../../server/http/app.ts';
import { registerCaptions } from '../../server/http/captions.ts';
import { registerHealth } from '../../server/http/health.ts';
import { hostsOf } from '../../server/http/hosts.ts';
import { createLinks } from '../../server/http/links.ts';
import { registerMicrophone } from '../../server/http/microphone.ts';
import { openTestRooms } from './testRooms.ts';

export const HOST = '127.0.0.1:8790';
export const ORIGIN = `http://${HOST}`;

interface Injecting {
  readonly requestsPerMinute?: number;
  readonly secretsPerDay?: number;
  readonly maxMicrophones?: number;
  readonly trustProxy?: readonly string[];
  readonly publicUrls?: readonly string[];
  /** What the interfaces of this computer say when they are read again. */
  readonly movedTo?: string;
}

export async function injected({
  requestsPerMinute = 1_000,
  secretsPerDay = 5,
  maxMicrophones = 0,
  trustProxy = [],
  publicUrls = [],
  movedTo = '127.0.0.1',
}: Injecting = {}) {
  const kept: TranscriptChange[] = [];
  let log = '';
  const hostsAt = (host: string) => hostsOf({ scheme: 'http', port: 8790, host, publicUrls });
  let hosts = hostsAt('127.0.0.1');
  const app = await createApp({
    hosts: () => hosts,
    lookAgain: () => {
      hosts = hostsAt(movedTo);
    },
    https: null,
    trustProxy,
    requestsPerMinute,
    logLevel: 'debug',
    logTo: {
      write: (line) => {
        log += line;
      },
    },
  });
  const { rooms } = await openTestRooms({
    names: ['main', 'other'],
    keep: (change) => void kept.push(change),
  });
  const links = createLinks('a secret of a test that is long enough');
  const access = createAccess(links, 'http');
  registerHealth(app, { troubles: () => [] });
  registerCaptions(app, { rooms, access, maxViewers: 10, saysWhenOver: true });
  const endMicrophones = registerMicrophone(app, {
    rooms,
    access,
    links,
    secretsPerDay,
    maxMicrophones,
    hearers: {
      settings: defaultSettings,
      preferred: 'openai',
      prepare: async () => await new Promise(() => {}),
    },
    tokens: {
      mint: async () => success({ value: 'ek_test', baseUrl: defaultSettings.baseUrl, clockAheadMs: 0 }),
      test: async () => success(undefined),
    },
  });
  await app.ready();
  return { app, rooms, links, kept, endMicrophones, log: () => log };
}

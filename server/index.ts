/** The server, part by part, as a list: what is opened in which order, and closed in the other. Reads no flag and no environment. */
import { readFileSync } from 'node:fs';
import { defaultSettings } from '../core/app/settings.ts';
import { openBus } from './bus/open.ts';
import { type Config, DEMO_ROOM } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { type Demo, startDemo } from './hearing/demo.ts';
import { createHearers } from './hearing/hearers.ts';
import { createAccess } from './http/access.ts';
import { createApp } from './http/app.ts';
import { registerCaptions } from './http/captions.ts';
import { registerHealth } from './http/health.ts';
import { type Hosts, hostsOf } from './http/hosts.ts';
import { createLinks } from './http/links.ts';
import { hasPages, registerPages } from './http/pages.ts';
import { openKeeping } from './keeping.ts';
import { linksTo, type RoomLinks } from './links.ts';
import { openRooms, type Rooms } from './rooms/rooms.ts';
import { createWebhooks, type WebhooksNeeds } from './webhooks/webhooks.ts';

export interface ServerNeeds {
  readonly config: Config;
  readonly secrets: Secrets;
  /** Absolute folders: what is kept, the built pages, the recognizer's models. */
  readonly folders: { readonly data: string; readonly pages: string; readonly assets: string };
  /** The bundled recording that the demo captions. */
  readonly recording: string;
  readonly logTo: { write(line: string): void };
}

export interface Server {
  /** Where people find each room, for printing. */
  readonly links: readonly RoomLinks[];
  /** What captions a room gets its lane here. */
  readonly rooms: Pick<Rooms, 'get'>;
  /** Settles and stores what is open, tells everybody, ends. Within some seconds. */
  readonly close: () => Promise<void>;
}

/** Why a server cannot start, in a sentence for people. */
export class CannotStart extends Error {}

/** Resolves when it listens. @throws {CannotStart} */
export async function startServer({
  config,
  secrets,
  folders,
  recording,
  logTo,
}: ServerNeeds): Promise<Server> {
  if (!hasPages(folders.pages)) throw new CannotStart('the pages are not built. npm run serve builds them');
  const https = readCertificate(config);
  const scheme = https === null ? 'http' : 'https';
  let hosts: Hosts = { isOurs: () => false, isOurOrigin: () => false, addresses: [] };
  const app = await createApp({ ...config, hosts: () => hosts, https, logTo });
  const keeping = openKeeping(folders.data, (problem) =>
    app.log.warn({ problem: problem?.kind ?? 'none' }, 'transcripts'),
  );
  if (keeping === null)
    throw new CannotStart(
      `another server keeps its transcripts in ${folders.data}. Give this one its own --data`,
    );
  const bus = await openBus(config.bus, app.log);
  const webhooks = openWebhooks(config.webhook, {
    secret: secrets.webhooks,
    folder: folders.data,
    log: app.log,
  });
  const rooms = await openRooms({
    names: config.room,
    bus,
    keep: (change) => void keeping.transcripts.record(change),
    onLine: (room, line) => webhooks?.tell(room, line),
  });
  const links = createLinks(secrets.links);
  const access = createAccess(links, scheme);
  const settings = settingsOf(config);
  const hearers = createHearers({ assets: folders.assets, settings, apiKey: secrets.openAiKey });
  let demo: Demo | null = null;
  let isStopping = false;

  await registerPages(app, folders.pages);
  registerHealth(app, {
    troubles: () => [
      ...(isStopping ? ['stopping'] : []),
      ...(keeping.problem() === null ? [] : ['transcripts']),
      ...(bus.isUp() ? [] : ['bus']),
    ],
  });
  registerCaptions(app, { rooms, access, maxViewers: config.maxViewers });

  const close = async () => {
    isStopping = true;
    await demo?.stop();
    rooms.close();
    await Promise.all([bus.close(), webhooks?.close()]);
    await app.close();
    keeping.close();
  };
  try {
    await app.listen({ host: config.host, port: config.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    hosts = hostsOf({ scheme, port, host: config.host, publicUrls: config.publicUrl });
    const demoRoom = config.demo === null ? null : rooms.get(DEMO_ROOM);
    if (demoRoom !== null)
      demo = await startDemo({
        path: typeof config.demo === 'string' ? config.demo : recording,
        room: demoRoom,
        hearers,
        onFailed: (reason) => app.log.error({ reason }, 'the demo has ended'),
      });
  } catch (error) {
    await close();
    throw new CannotStart(error instanceof Error ? error.message : String(error));
  }
  app.log.info({ rooms: config.room.length, engine: hearers.preferred }, 'listening');
  return { links: config.room.map((room) => linksTo(room, hosts.addresses, links)), rooms, close };
}

function openWebhooks(
  urls: readonly string[],
  needs: Omit<WebhooksNeeds, 'urls' | 'secret'> & { readonly secret: string | null },
) {
  const { secret } = needs;
  if (urls.length === 0) return null;
  if (secret === null)
    throw new CannotStart('webhooks are signed, and there is no SURTITLE_WEBHOOK_SECRET. Set it');
  return createWebhooks({ ...needs, secret, urls });
}

function settingsOf({ engine, baseUrl, language, keywords }: Config) {
  const chosen = engine === 'auto' ? ('automatic' as const) : engine;
  return { ...defaultSettings, engine: chosen, baseUrl, languages: language, keywords };
}

function readCertificate({
  tlsCert,
  tlsKey,
}: Config): { readonly cert: Buffer; readonly key: Buffer } | null {
  if (tlsCert === null || tlsKey === null) return null;
  try {
    return { cert: readFileSync(tlsCert), key: readFileSync(tlsKey) };
  } catch {
    throw new CannotStart('the certificate or its key cannot be read. Correct --tls-cert and --tls-key');
  }
}

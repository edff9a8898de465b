/** The server, part by part, as a list: what is opened in which order, and closed in the other. Reads no flag and no environment. */
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { CannotStart } from './cannotStart.ts';
import { type Config, DEMO_ROOM } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import type { Demo } from './hearing/demo.ts';
import { createAccess } from './http/access.ts';
import { createApp } from './http/app.ts';
import { registerCaptions } from './http/captions.ts';
import { registerHealth } from './http/health.ts';
import { type Hosts, hostsOf } from './http/hosts.ts';
import { createLinks } from './http/links.ts';
import { registerMicrophone } from './http/microphone.ts';
import { hasPages, registerPages } from './http/pages.ts';
import { type Inside, openInside } from './inside.ts';
import { linksTo, type RoomLinks } from './links.ts';
import { takeCalls } from './phoneCalls.ts';
import type { Rooms } from './rooms/rooms.ts';

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

/** Resolves when it listens. @throws {CannotStart} */
export async function startServer(needs: ServerNeeds): Promise<Server> {
  const { config, secrets, folders, logTo } = needs;
  if (!hasPages(folders.pages)) throw new CannotStart('the pages are not built. npm run serve builds them');
  const https = readCertificate(config);
  const scheme = https === null ? 'http' : 'https';
  // Before it listens nobody can ask.
  let hosts: Hosts = { isOurs: () => false, isOurOrigin: () => false, addresses: [] };
  const app = await createApp({ ...config, hosts: () => hosts, https, logTo });
  const inside = await openInside({ config, secrets, folders, log: app.log });
  const { rooms, hearers, tokens } = inside;
  const links = createLinks(secrets.links);
  const access = createAccess(links, scheme);
  let isStopping = false;
  let demo: Demo | null = null;

  await registerPages(app, folders.pages);
  registerHealth(app, { troubles: () => [...(isStopping ? ['stopping'] : []), ...troublesOf(inside)] });
  registerCaptions(app, { ...config, rooms, access });
  const calls = takeCalls(app, { config, secrets, inside, access, dataFolder: folders.data });
  const endMicrophones = registerMicrophone(app, { ...config, rooms, access, hearers, tokens });

  const close = async () => {
    isStopping = true;
    calls?.stop();
    await Promise.all([demo?.stop(), endMicrophones()]);
    await inside.close();
    await app.close();
  };
  try {
    hosts = hostsOf({
      scheme,
      host: config.host,
      port: await listen(app, config),
      publicUrls: config.publicUrl,
    });
    demo = await openDemo(needs, inside, (reason) => app.log.error({ reason }, 'the demo has ended'));
  } catch (error) {
    await close();
    throw new CannotStart(error instanceof Error ? error.message : String(error));
  }
  app.log.info({ rooms: config.room.length, engine: hearers.preferred }, 'ready');
  return { links: config.room.map((room) => linksTo(room, hosts.addresses, links)), rooms, close };
}

/** @returns the port, also where any free one was asked for. */
async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  await app.listen({ host, port });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function openDemo(
  { config, recording }: ServerNeeds,
  { rooms, hearers }: Inside,
  onFailed: (reason: string) => void,
): Promise<Demo | null> {
  const room = rooms.get(DEMO_ROOM);
  if (config.demo === null || room === null) return null;
  const path = typeof config.demo === 'string' ? config.demo : recording;
  const { startDemo } = await import('./hearing/demo.ts');
  return await startDemo({ path, room, hearers, onFailed });
}

const troublesOf = ({ keeping, bus }: Inside): readonly string[] => [
  ...(keeping.problem() === null ? [] : ['transcripts']),
  ...(bus.isUp() ? [] : ['bus']),
];

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

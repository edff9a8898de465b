/** The server, part by part, as a list: what is opened in which order, and closed in the other. Reads no flag and no environment. */
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { RegisteredCalls } from './calls/register.ts';
import { CannotStart } from './cannotStart.ts';
import { type Config, DEMO_ROOM } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { openFront } from './front.ts';
import type { Demo } from './hearing/demo.ts';
import { registerMicrophone } from './http/microphone.ts';
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
  const https = readCertificate(config);
  const front = await openFront({
    ...config,
    https,
    pages: folders.pages,
    linkSecret: secrets.links,
    logTo,
  });
  const { app, access } = front;
  const inside = await openInside({ config, secrets, folders, log: app.log });
  const { rooms, hearers, tokens } = inside;
  let isStopping = false;
  let demo: Demo | null = null;
  let calls: RegisteredCalls | null = null;

  front.show({
    // Whoever stops it may start it again; others may show the same rooms.
    ...{ rooms, maxViewers: config.maxViewers, saysWhenOver: false },
    troubles: () => [...(isStopping ? ['stopping'] : []), ...troublesOf(inside)],
  });
  const endMicrophones = registerMicrophone(app, {
    ...config,
    rooms,
    access,
    links: front.links,
    hearers,
    tokens,
  });

  const close = async () => {
    isStopping = true;
    calls?.stop();
    await Promise.all([demo?.stop(), endMicrophones()]);
    await inside.close();
    await app.close();
  };
  try {
    calls = takeCalls(app, { config, secrets, inside, access, dataFolder: folders.data });
    await front.listen(config.port).catch((error: unknown) => {
      throw new CannotStart(whyNotListening(error, config));
    });
    demo = await openDemo(needs, inside, (reason) => app.log.error({ reason }, 'the demo has ended'));
  } catch (error) {
    await close();
    throw new CannotStart(error instanceof Error ? error.message : String(error));
  }
  app.log.info({ rooms: config.room.length, engine: hearers.preferred }, 'ready');
  const addresses = front.findAddresses();
  return { links: config.room.map((room) => linksTo(room, addresses, front.links)), rooms, close };
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

function whyNotListening(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return `another program listens on port ${port} already. Name another by --port, or 0 for any free one`;
    case 'EACCES':
      return `the system lets nobody but its administrator listen on port ${port}. Name another by --port`;
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
    case 'ENOTFOUND':
      return `${host} is no address of this computer. Correct --host`;
    default:
      return message;
  }
}

function readCertificate({
  tlsCert,
  tlsKey,
}: Config): { readonly cert: Buffer; readonly key: Buffer } | null {
  if (tlsCert === null || tlsKey === null) return null;
  const wrong = (what: string) => new CannotStart(`${what}. Correct --tls-cert and --tls-key`);
  let files: { readonly cert: Buffer; readonly key: Buffer };
  try {
    files = { cert: readFileSync(tlsCert), key: readFileSync(tlsKey) };
  } catch {
    throw wrong('the certificate or its key cannot be read');
  }
  try {
    createSecureContext(files);
    return files;
  } catch {
    throw wrong('the certificate or its key is no PEM, or they do not belong together');
  }
}

/** What every server shows readers: pages, health, rooms behind links, on one port. Knows nobody who captions. */
import type { FastifyInstance } from 'fastify';
import { CannotStart } from './cannotStart.ts';
import { type Access, createAccess } from './http/access.ts';
import { type AppNeeds, createApp } from './http/app.ts';
import { type CaptionNeeds, registerCaptions } from './http/captions.ts';
import { type HealthNeeds, registerHealth } from './http/health.ts';
import { type Hosts, hostsOf } from './http/hosts.ts';
import { createLinks, type Links } from './http/links.ts';
import { hasPages, registerPages } from './http/pages.ts';

export interface FrontNeeds extends Omit<AppNeeds, 'hosts' | 'lookAgain'> {
  /** The folder of the built pages. */
  readonly pages: string;
  /** That links are made from. */
  readonly linkSecret: string;
  /** What it listens on. */
  readonly host: string;
  readonly publicUrl: readonly string[];
}

export interface ShownRooms extends HealthNeeds, Omit<CaptionNeeds, 'access'> {}

export interface Front {
  readonly app: FastifyInstance;
  readonly links: Links;
  readonly access: Access;
  /** Before it listens. Gives what counts who follows. */
  readonly show: (shown: ShownRooms) => () => number;
  /** @throws what the system says, such as EADDRINUSE. @param port 0 is any free one. */
  readonly listen: (port: number) => Promise<void>;
  /** As they are now, best first; by other names nobody is let in. */
  readonly findAddresses: () => readonly string[];
}

/** Another network gives this computer another address; strangers' names cost no more than this. */
const LOOK_AGAIN_MS = 3_000;

const nowhere: Hosts = { isOurs: () => false, isOurOrigin: () => false, addresses: [] };

/** @throws {CannotStart} */
export async function openFront(needs: FrontNeeds): Promise<Front> {
  const { pages, linkSecret, host, publicUrl } = needs;
  if (!hasPages(pages)) throw new CannotStart('the pages are not built. npm run serve builds them');
  const scheme = needs.https === null ? 'http' : 'https';
  let hosts = nowhere;
  const app = await createApp({
    ...needs,
    hosts: () => hosts,
    lookAgain: atMostEvery(LOOK_AGAIN_MS, () => void findAddresses()),
  });
  const links = createLinks(linkSecret);
  const access = createAccess(links, scheme);
  await registerPages(app, pages);
  const findAddresses = () => {
    const address = app.server.address();
    if (typeof address === 'object' && address !== null)
      hosts = hostsOf({ scheme, host, port: address.port, publicUrls: publicUrl });
    return hosts.addresses;
  };
  return {
    app,
    links,
    access,
    show: ({ troubles, ...shown }) => {
      registerHealth(app, { troubles });
      return registerCaptions(app, { ...shown, access });
    },
    listen: async (port) => {
      await app.listen({ host, port });
      findAddresses();
    },
    findAddresses,
  };
}

function atMostEvery(ms: number, act: () => void): () => void {
  let actedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - actedMs < ms) return;
    actedMs = performance.now();
    act();
  };
}

/** The server inside the app: one room that shows what the app captions. It hears nobody and keeps no transcript. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reach, SharingReport } from '../core/captions/sharing.ts';
import { createInProcessBus } from './bus/inProcess.ts';
import { CannotStart } from './cannotStart.ts';
import { defaultConfig } from './config/config.ts';
import { keptLinks } from './config/secrets.ts';
import { type Front, openFront } from './front.ts';
import { linksTo } from './links.ts';
import { openRooms } from './rooms/rooms.ts';
import { createShared, type SharedNews } from './rooms/shared.ts';

export interface SharingNeeds {
  readonly reach: Reach;
  readonly newLinks: boolean;
  /** For the links' secret and the last port: its owner's alone. */
  readonly folder: string;
  /** The folder of the built pages. */
  readonly pages: string;
  readonly tell: (report: SharingReport) => void;
  /** To be tried, in order. */
  readonly ports?: readonly number[];
}

export interface RunningSharing {
  readonly take: (news: SharedNews) => void;
  /** Tells readers that it is over; resolves when nothing is open any more. */
  readonly close: () => Promise<void>;
}

const ROOM = 'captions';
/** Beside the port that `surtitle serve` takes when not told. */
const PORTS = Array.from({ length: 10 }, (_, index) => 8_791 + index);
const LOOK_EVERY_MS = 500;

/** Resolves when it listens. @throws {CannotStart} {@link PortsTaken} */
export async function openSharing(needs: SharingNeeds): Promise<RunningSharing> {
  const { reach, newLinks, folder, pages, tell, ports = PORTS } = needs;
  const front = await openFront({
    ...defaultConfig,
    host: reach === 'network' ? '0.0.0.0' : '127.0.0.1',
    https: null,
    pages,
    linkSecret: keptLinks(folder, newLinks),
    logLevel: 'warn',
    logTo: process.stderr,
  });
  const nothing = () => undefined;
  const bus = createInProcessBus();
  const rooms = await openRooms({ names: [ROOM], bus, keep: nothing, keptOf: () => [], onLine: nothing });
  const room = rooms.get(ROOM);
  if (room === null) throw new CannotStart('there is no room');
  const shared = createShared(room);
  const { maxViewers } = defaultConfig;
  const countReaders = front.show({ rooms, maxViewers, saysWhenOver: true, troubles: () => [] });
  const hasMoved = await listen(front, ports, join(folder, 'port'));
  const stopTelling = tellChanges(tell, () => [
    { kind: 'open', links: linksOf(front), hasMoved },
    { kind: 'readers', count: countReaders() },
  ]);
  return {
    take: shared.take,
    close: async () => {
      stopTelling();
      shared.end();
      await front.app.close();
    },
  };
}

/** Why nothing listens: each port that would do is another program's. */
export class PortsTaken extends Error {
  readonly first: number;
  readonly last: number;

  constructor(ports: readonly number[]) {
    super('no port is free');
    this.first = Math.min(...ports);
    this.last = Math.max(...ports);
  }
}

/** On the port of last time where it is free, so that links stay good. Whether it is another one now. */
async function listen(front: Front, ports: readonly number[], path: string): Promise<boolean> {
  const last = readPort(path, ports);
  const ordered = last === null ? ports : [last, ...ports.filter((port) => port !== last)];
  for (const port of ordered) {
    try {
      await front.listen(port);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // Windows answers so where a system's service has reserved the port.
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      continue;
    }
    if (port !== last) writeFileSync(path, String(port), { mode: 0o600 });
    return last !== null && port !== last;
  }
  throw new PortsTaken(ports);
}

function readPort(path: string, ports: readonly number[]): number | null {
  try {
    const port = Number(readFileSync(path, 'utf8'));
    return ports.includes(port) ? port : null;
  } catch {
    // Nothing was shared before.
    return null;
  }
}

function linksOf({ findAddresses, links }: Front) {
  const addresses = findAddresses();
  const isHere = (address: string) => new URL(address).hostname === '127.0.0.1';
  const outside = addresses.filter((address) => !isHere(address));
  const { captions } = linksTo(ROOM, outside.length > 0 ? outside : addresses, links);
  return { captions, overlay: linksTo(ROOM, addresses, links).overlay };
}

/** A computer that goes to another network has other addresses there. */
function tellChanges(tell: SharingNeeds['tell'], look: () => readonly SharingReport[]): () => void {
  let told: readonly string[] = [];
  const check = () => {
    const reports = look();
    const texts = reports.map((report) => JSON.stringify(report));
    for (const [index, report] of reports.entries()) if (texts[index] !== told[index]) tell(report);
    told = texts;
  };
  check();
  const timer = setInterval(check, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

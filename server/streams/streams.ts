/** A room's events to browsers over Server-Sent Events: each is written once and sent to all. Decides nothing about access. */
import type { ServerResponse } from 'node:http';
import type { Room } from '../rooms/rooms.ts';
import type { Numbered } from '../wire/events.ts';

/** A phone that takes in nothing for so much text, besides what it lacked, has gone to sleep: it comes back and catches up. */
const MOST_WAITING_BYTES = 256 * 1_024;
/** Proxies close what is quiet for a minute. */
const PING_EVERY_MS = 15_000;
/** A browser that lost its stream asks again after so long. */
const RETRY_MS = 1_000;

/** Under names of their own: programs that do not know them skip them. A page hears by a ping that its network lives. */
const PING = 'event: ping\ndata: \n\n';
const OVER = 'event: over\ndata: \n\n';

export interface Streams {
  /** Sends what the viewer lacks after `seq`, then all that comes, until one side ends it. */
  readonly open: (response: ServerResponse, seq: number | null) => void;
  readonly count: () => number;
  /** `isOver`: viewers are told that nothing will go on with the room. */
  readonly close: (isOver: boolean) => void;
}

export function createStreams(room: Room): Streams {
  /** With how much may wait for each. */
  const open = new Map<ServerResponse, number>();
  const sendAll = (text: string) => {
    const bytes = Buffer.from(text);
    for (const [response, mostBytes] of open) {
      if (response.writableLength > mostBytes) response.destroy();
      else response.write(bytes);
    }
  };
  const stopFollowing = room.follow((event) => sendAll(messageOf(event)));
  const pings = setInterval(() => sendAll(PING), PING_EVERY_MS);
  pings.unref();
  return {
    open: (response, seq) => {
      response.socket?.setNoDelay(true);
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        // nginx would keep events back.
        'x-accel-buffering': 'no',
      });
      response.write(`retry: ${RETRY_MS}\n\n${room.since(seq).map(messageOf).join('')}`);
      open.set(response, MOST_WAITING_BYTES + response.writableLength);
      const end = () => open.delete(response);
      response.on('close', end);
      response.on('error', end);
    },
    count: () => open.size,
    close: (isOver) => {
      clearInterval(pings);
      stopFollowing();
      for (const response of open.keys()) response.end(isOver ? OVER : undefined);
    },
  };
}

const messageOf = (event: Numbered): string => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;

/**
 * Electron's protocol: the app's own scheme, served to Chromium from loopback by the handler main registered.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Electron from 'electron';
import { fromLoopback } from '../chromium/address.ts';
import { lacks, strict } from '../strict.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const SCHEME = 'app';
let handler: Handler | undefined;
let sealed = false;

/** Electron's `protocol`, for the one scheme that address.ts can stand for. */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (sealed) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme } of schemes) if (scheme !== SCHEME) throw lacks(`the scheme ${scheme}`);
  },
  handle: (scheme, wanted) => {
    if (!sealed) throw new Error('protocol.handle can only be called after app is ready');
    if (scheme !== SCHEME || handler !== undefined) throw lacks(`another handler, for ${scheme}`);
    handler = wanted;
  },
  unhandle: () => {
    handler = undefined;
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle'>);

/** From here on schemes are fixed: Chromium is about to start. */
export function sealSchemes(): void {
  sealed = true;
}

/** Starts the loopback server behind every app:// address. Gives its port; it ends with the process. */
export async function serveSchemes(): Promise<number> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('The protocol handler failed:', error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** The handler sees no headers and no body: main serves files, and reads neither. */
async function answer({ headers, url, method }: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = new Request(fromLoopback(`http://${headers.host}${url}`), { method: method ?? 'GET' });
  const response = (await handler?.(request)) ?? new Response(null, { status: 404 });
  outgoing.writeHead(response.status, [...response.headers.entries()].flat());
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

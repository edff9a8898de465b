/**
 * Electron's protocol: the app's own scheme, served to Chromium from loopback by the handler main registered.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type Electron from 'electron';
import { fromLoopback, policyToLoopback } from './address.ts';

type Handler = Parameters<Electron.Protocol['handle']>[1];

const handlers = new Map<string, Handler>();
const privileged: string[] = [];
let sealed = false;

/** Electron's `protocol`, as far as pages of our own need it. */
export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (sealed) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    privileged.push(...schemes.map(({ scheme }) => scheme));
  },
  handle(scheme, handler) {
    if (!sealed) throw new Error('protocol.handle can only be called after app is ready');
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler already.`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme) {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>;

/** From here on schemes are fixed: Chromium has started. */
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
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = fromLoopback(`http://${incoming.headers.host}${incoming.url}`);
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (handler === undefined) {
    outgoing.writeHead(404).end();
    return;
  }
  const response = await handler(requestFor(incoming, url));
  outgoing.writeHead(response.status, headersOf(response));
  if (response.body === null || incoming.method === 'HEAD') outgoing.end();
  else Readable.fromWeb(response.body as ReadableStream).pipe(outgoing);
}

function requestFor(incoming: IncomingMessage, url: string): Parameters<Handler>[0] {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'host' ? [] : [[name, originToApp(String(value))]],
  );
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  // Node's stream types and the DOM's disagree about buffers; the objects are the same.
  const body = Readable.toWeb(incoming) as unknown as BodyInit;
  return new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
}

/** Origin and Referer headers name pages, so they are told in main's words too. */
function originToApp(value: string): string {
  return value.startsWith('http://') ? fromLoopback(value) : value;
}

function headersOf(response: Response): [string, string][] {
  return [...response.headers].map(([name, value]) => [
    name,
    name.startsWith('content-security-policy') ? policyToLoopback(value, privileged) : value,
  ]);
}

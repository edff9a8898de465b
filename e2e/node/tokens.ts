/** Tokens that are asked for at a real server on loopback, which answers as it is told. */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultSettings, type Settings } from '../../core/app/settings.ts';
import { type Result, success } from '../../core/base/result.ts';
import { createTokens } from '../../node/token.ts';

export const KEY = 'sk-test-1234567890';

export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A server that answers every request the same way and remembers what it saw. */
export async function serve(answer: (response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    request.on('end', () => {
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: text && JSON.parse(text),
      });
      answer(response);
    });
  });
  return { seen, ...(await listen(server)) };
}

export async function listen(server: Server): Promise<{ port: number; close: () => void }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

export const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};
export const refuse = (status: number, error: Readonly<Record<string, unknown>>) => json(status, { error });

export interface Choice {
  readonly key?: Result<string>;
  readonly settings?: Partial<Settings>;
  readonly isOnline?: boolean;
  readonly timeoutMs?: number;
}

export function tokensAt(
  baseUrl: string,
  { key = success(KEY), settings = {}, isOnline = true, timeoutMs = 5_000 }: Choice = {},
) {
  return createTokens({
    readKey: async () => key,
    readSettings: () => ({ ...defaultSettings, ...settings, baseUrl }),
    net: { isOnline: () => isOnline, fetch },
    timeoutMs,
  });
}

export async function mintAt(answer: (response: ServerResponse) => void, choice: Choice = {}) {
  const server = await serve(answer);
  const baseUrl = `http://127.0.0.1:${server.port}/v1`;
  const result = await tokensAt(baseUrl, choice).mint();
  server.close();
  return { result, seen: server.seen, baseUrl };
}

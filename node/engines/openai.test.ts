/** The service's socket at the hands of a server that ends it at once, and of who does not want it any more. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { RTCDtlsTransport } from 'werift';
import { WebSocketServer } from 'ws';
import type { EngineEvent } from '../../core/engine/engine.ts';
import { createOpenAiSocketEngine } from './openai.ts';

const EXPIRED = { type: 'error', error: { code: 'session_expired', message: 'too late' } };

/** Answers the first message of each socket with all of these in one packet. */
async function serverThatSays(...events: readonly object[]) {
  const { certPem, privateKey } = await RTCDtlsTransport.SetupCertificate();
  const server = createServer({ cert: certPem, key: privateKey });
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    socket.send(JSON.stringify({ type: 'session.created', session: {} }));
    socket.once('message', () => {
      request.socket.cork();
      for (const event of events) socket.send(JSON.stringify(event));
      request.socket.uncork();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `https://127.0.0.1:${port}/v1`, server };
}

async function opened(baseUrl: string, signal: AbortSignal) {
  const told: EngineEvent[] = [];
  const engine = createOpenAiSocketEngine({
    ...{ baseUrl, apiKey: 'sk-local', speed: 1 },
    follow: () => () => undefined,
    choices: { delay: 'medium', languages: [], keywords: [] },
  });
  const result = await engine.open({ connection: 1, atMs: () => 0, signal }, (event) => told.push(event));
  if (result.ok) result.value.close();
  return { result, told };
}

test('a session that ends in the packet that began it is lost', async () => {
  const { baseUrl, server } = await serverThatSays({ type: 'session.updated', session: {} }, EXPIRED);
  try {
    const { result, told } = await opened(baseUrl, new AbortController().signal);
    expect([result.ok, told]).toEqual([true, [{ type: 'lost', problem: { kind: 'sessionExpired' } }]]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('what nobody wants any more when it is asked for is not waited for', async () => {
  // It accepts, and never answers the request to set the session up.
  const { baseUrl, server } = await serverThatSays();
  try {
    const { result } = await opened(baseUrl, AbortSignal.abort());
    expect(result).toEqual({ ok: false, problem: { kind: 'connectionTimedOut' } });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

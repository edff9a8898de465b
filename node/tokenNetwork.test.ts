/** Checks that every way a network can fail has its Problem. Real servers on loopback; no service is reached. */
import type { ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { APIConnectionError } from 'openai';
import { failure } from '../core/base/result.ts';
import { json, listen, mintAt, serve, tokensAt } from '../e2e/node/tokens.ts';
import { problemOf } from './token.ts';

test('a port nobody listens on is connectionRefused', async () => {
  const server = await serve(() => undefined);
  server.close();
  const host = `127.0.0.1:${server.port}`;
  expect(await tokensAt(`http://${host}/v1`).mint()).toEqual({
    ok: false,
    problem: { kind: 'connectionRefused', host },
  });
});

test('a host without an address is hostNotFound', async () => {
  expect(await tokensAt('https://surtitle.invalid/v1').mint()).toEqual({
    ok: false,
    problem: { kind: 'hostNotFound', host: 'surtitle.invalid' },
  });
});

test('any failure of the network while the computer is offline is offline', async () => {
  expect(await tokensAt('https://surtitle.invalid/v1', { isOnline: false }).mint()).toEqual({
    ok: false,
    problem: { kind: 'offline' },
  });
});

test('a server that does not speak TLS is untrustedConnection', async () => {
  const server = await serve(json(200, {}));
  const host = `localhost:${server.port}`;
  expect(await tokensAt(`https://${host}/v1`).mint()).toEqual({
    ok: false,
    problem: { kind: 'untrustedConnection', host },
  });
  server.close();
});

test('a TLS server without a certificate is untrustedConnection', async () => {
  const server = await listen(createTlsServer());
  const host = `localhost:${server.port}`;
  expect(await tokensAt(`https://${host}/v1`).mint()).toEqual({
    ok: false,
    problem: { kind: 'untrustedConnection', host },
  });
  server.close();
});

test('bytes that are not HTTP are badAnswer', async () => {
  const server = createTcpServer((socket) => socket.once('data', () => socket.end('220 smtp ready\r\n')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await tokensAt(`http://127.0.0.1:${port}/v1`).mint()).toEqual({
    ok: false,
    problem: { kind: 'badAnswer' },
  });
  server.close();
});

test('a server that sends us elsewhere is badAnswer, and elsewhere sees no request', async () => {
  const elsewhere = await serve(json(200, { value: 'ek_1' }));
  const location = `http://127.0.0.1:${elsewhere.port}/v1`;
  const { result, seen } = await mintAt((response) => response.writeHead(307, { Location: location }).end());
  elsewhere.close();
  expect([result, seen.length, elsewhere.seen]).toEqual([failure({ kind: 'badAnswer' }), 1, []]);
  const said = new Error("Attempted to redirect, but redirect policy was 'error'");
  expect(problemOf(new APIConnectionError({ cause: said }), 'host', true)).toEqual({ kind: 'badAnswer' });
});

test('a server that never answers is connectionTimedOut', async () => {
  const { result } = await mintAt(() => undefined, { timeoutMs: 150 });
  expect(result).toEqual({ ok: false, problem: { kind: 'connectionTimedOut' } });
});

test('an answer that stops in the middle is connectionTimedOut', async () => {
  const halfway = (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"value":');
  };
  const { result } = await mintAt(halfway, { timeoutMs: 300 });
  expect(result).toEqual({ ok: false, problem: { kind: 'connectionTimedOut' } });
});

test('what Chromium says about the network is understood too', () => {
  const said = (message: string) =>
    problemOf(new APIConnectionError({ message, cause: new Error(message) }), 'h', true);
  expect(
    [
      'NAME_NOT_RESOLVED',
      'CONNECTION_REFUSED',
      'CERT_AUTHORITY_INVALID',
      'INTERNET_DISCONNECTED',
      'TIMED_OUT',
      'RESET',
    ].map((name) => said(`net::ERR_${name}`).kind),
  ).toEqual([
    'hostNotFound',
    'connectionRefused',
    'untrustedConnection',
    'offline',
    'connectionTimedOut',
    'connectionLost',
  ]);
});

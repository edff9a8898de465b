/**
 * Checks what minting sends, and that every way it can fail has its Problem. Real servers on loopback; no
 * service is reached.
 */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { expect, test } from '@playwright/test';
import { APIConnectionError } from 'openai';
import { defaultSettings, type Settings } from '../core/app/settings.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { createTokens, problemOf } from './token.ts';

const KEY = 'sk-test-1234567890';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A server that answers every request the same way and remembers what it saw. */
async function serve(answer: (response: ServerResponse) => void) {
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

async function listen(server: Server): Promise<{ port: number; close: () => void }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};
const refuse = (status: number, error: Readonly<Record<string, unknown>>) => json(status, { error });

interface Choice {
  readonly key?: Result<string>;
  readonly settings?: Partial<Settings>;
  readonly isOnline?: boolean;
  readonly timeoutMs?: number;
}

function tokensAt(
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

async function mintAt(answer: (response: ServerResponse) => void, choice: Choice = {}) {
  const server = await serve(answer);
  const baseUrl = `http://127.0.0.1:${server.port}/v1`;
  const result = await tokensAt(baseUrl, choice).mint();
  server.close();
  return { result, seen: server.seen, baseUrl };
}

test('a secret comes back with the address it is for; the request says what the caption model needs', async () => {
  const { result, seen, baseUrl } = await mintAt(json(200, { value: 'ek_1', expires_at: 1, session: {} }));
  expect(result).toEqual({ ok: true, value: { value: 'ek_1', baseUrl } });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/realtime/client_secrets' });
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  expect(seen[0]?.body).toEqual({
    session: {
      type: 'transcription',
      audio: {
        input: {
          transcription: { model: 'gpt-live-transcribe', delay: 'low' },
          turn_detection: null,
        },
      },
    },
  });
});

test('languages and vocabulary are sent only when there are any', async () => {
  const settings = { languages: ['en', 'de'], keywords: ['Surtitle'], delay: 'minimal' } as const;
  const { seen } = await mintAt(json(200, { value: 'ek_1' }), {
    settings: { ...settings, languages: [...settings.languages], keywords: [...settings.keywords] },
  });
  expect(seen[0]?.body).toMatchObject({
    session: {
      audio: {
        input: {
          transcription: { delay: 'minimal', languages: ['en', 'de'], keywords: ['Surtitle'] },
        },
      },
    },
  });
});

const REFUSALS: readonly (readonly [string, (response: ServerResponse) => void, Problem])[] = [
  ['401', refuse(401, { code: 'invalid_api_key', message: 'Incorrect API key' }), { kind: 'badKey' }],
  ['402', refuse(402, { message: 'Pay first' }), { kind: 'noQuota' }],
  ['403', refuse(403, { message: 'No access' }), { kind: 'keyNotAllowed' }],
  [
    '404 of a model',
    refuse(404, { code: 'model_not_found', message: 'No such model' }),
    { kind: 'keyNotAllowed' },
  ],
  ['404 of the address', refuse(404, { message: 'Not found' }), { kind: 'badAnswer' }],
  [
    '404 without JSON',
    (response) => void response.writeHead(404).end('<h1>nginx</h1>'),
    { kind: 'badAnswer' },
  ],
  ['408', refuse(408, {}), { kind: 'connectionTimedOut' }],
  ['429 for want of money', refuse(429, { code: 'insufficient_quota', message: '' }), { kind: 'noQuota' }],
  ['429 by type', refuse(429, { type: 'insufficient_quota', message: '' }), { kind: 'noQuota' }],
  ['429', refuse(429, { code: 'rate_limit_exceeded', message: '' }), { kind: 'rateLimited' }],
  ['500', refuse(500, { message: 'oops' }), { kind: 'serverError', httpStatus: 500 }],
  ['503', (response) => void response.writeHead(503).end('busy'), { kind: 'serverError', httpStatus: 503 }],
  [
    '400',
    refuse(400, { code: 'invalid_value', param: 'session.audio.input', message: `Bad language for ${KEY}.` }),
    { kind: 'requestRefused', detail: 'Bad language for ….' },
  ],
  ['an answer without a value', json(200, { client_secret: { value: 'old' } }), { kind: 'badAnswer' }],
  ['an empty value', json(200, { value: '' }), { kind: 'badAnswer' }],
  [
    'broken JSON',
    (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"value":'),
    { kind: 'badAnswer' },
  ],
  [
    'a page instead of JSON',
    (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Log in</html>'),
    { kind: 'badAnswer' },
  ],
  ['a connection that is cut', (response) => void response.destroy(), { kind: 'connectionLost' }],
];

for (const [name, answer, problem] of REFUSALS) {
  test(`${name} is asked once and becomes ${problem.kind}`, async () => {
    const { result, seen } = await mintAt(answer);
    expect(result).toEqual({ ok: false, problem });
    expect(seen).toHaveLength(1);
  });
}

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

test('a key that no header can carry is a bad key, and is sent nowhere', async () => {
  const { result, seen } = await mintAt(json(200, { value: 'ek' }), { key: success('sk-“quoted”') });
  expect([result, seen]).toEqual([{ ok: false, problem: { kind: 'badKey' } }, []]);
});

test('without a key nothing is asked', async () => {
  const { result, seen } = await mintAt(json(200, { value: 'ek' }), { key: failure({ kind: 'noKey' }) });
  expect([result, seen]).toEqual([{ ok: false, problem: { kind: 'noKey' } }, []]);
});

test('testing a key asks for the models', async () => {
  const server = await serve(json(200, { object: 'list', data: [] }));
  expect(await tokensAt(`http://127.0.0.1:${server.port}/v1`).test()).toEqual({ ok: true, value: undefined });
  expect(server.seen.map(({ method, url }) => [method, url])).toEqual([['GET', '/v1/models']]);
  server.close();
});

test('a programming error is thrown, not explained away', async () => {
  const tokens = createTokens({
    readKey: async () => success(KEY),
    readSettings: () => {
      throw new TypeError('broken');
    },
    net: { isOnline: () => true, fetch },
  });
  await expect(tokens.mint()).rejects.toThrow('broken');
});

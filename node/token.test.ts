/** Checks what minting sends, and that every refusal of the service has its Problem. */
import type { ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Problem } from '../core/base/problem.ts';
import { failure, success } from '../core/base/result.ts';
import { json, KEY, mintAt, refuse, serve, tokensAt } from '../e2e/node/tokens.ts';
import { createTokens } from './token.ts';

test('a secret comes back with the address it is for; the request says what the caption model needs', async () => {
  const { result, seen, baseUrl } = await mintAt(json(200, { value: 'ek_1', expires_at: 1, session: {} }));
  expect(result).toEqual({
    ok: true,
    value: { value: 'ek_1', baseUrl, clockAheadMs: expect.closeTo(0, -4) },
  });
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

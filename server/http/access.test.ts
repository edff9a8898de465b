import { expect, test } from '@playwright/test';
import { HOST, injected, ORIGIN } from '../../e2e/server/injected.ts';
import { hostsOf } from './hosts.ts';

const headers = { host: HOST };
const PORT = HOST.split(':')[1];
const TEXT = '/c/main/captions.txt';

test('another name that leads here is refused, except to those who look whether it lives', async () => {
  const { app } = await injected();
  const ask = async (url: string, host: string) => (await app.inject({ url, headers: { host } })).statusCode;
  expect(await ask(TEXT, 'evil.example:8790')).toBe(421);
  expect(await ask(TEXT, '127.0.0.1:80')).toBe(421);
  expect(await ask(TEXT, 'localhost:8790')).toBe(404);
  expect(await ask('/health', 'evil.example')).toBe(200);
  expect(await ask('/ready', 'evil.example')).toBe(200);
});

test('who comes over a network that this computer joined later is let in', async () => {
  const { app } = await injected({ movedTo: '10.1.2.3' });
  const ask = async (host: string) => (await app.inject({ url: TEXT, headers: { host } })).statusCode;
  expect(await ask('evil.example:8790')).toBe(421);
  expect(await ask('10.1.2.3:8790')).toBe(404);
  const { app: still } = await injected();
  expect((await still.inject({ url: TEXT, headers: { host: '10.1.2.3:8790' } })).statusCode).toBe(421);
});

test('a server that listens on IPv4 alone gives out no address that it is not reached by', () => {
  const addressesOf = (host: string) =>
    hostsOf({ scheme: 'http', port: 8790, host, publicUrls: [] }).addresses;
  expect(addressesOf('0.0.0.0').filter((address) => address.includes('['))).toEqual([]);
  expect(addressesOf('0.0.0.0')).toContain('http://127.0.0.1:8790');
});

test('a page of another origin can change nothing and open no socket', async () => {
  const { app, links } = await injected();
  const payload = { token: links.token('main', 'view') };
  const open = async (origin: string) =>
    (await app.inject({ method: 'POST', url: '/c/main/open', payload, headers: { ...headers, origin } }))
      .statusCode;
  expect(await open('http://evil.example')).toBe(403);
  expect(await open('null')).toBe(403);
  expect(await open(ORIGIN)).toBe(204);
  const authorization = `Bearer ${payload.token}`;
  const upgrade = {
    ...headers,
    authorization,
    upgrade: 'websocket',
    connection: 'upgrade',
    origin: 'http://evil.example',
  };
  expect((await app.inject({ url: '/c/main/socket', headers: upgrade })).statusCode).toBe(403);
});

test('a room that is not there answers as one whose token is wrong', async () => {
  const { app, links } = await injected();
  const answers = [];
  for (const [room, token] of [
    ['main', 'wrong'],
    ['nowhere', 'wrong'],
    ['nowhere', links.token('nowhere', 'view')],
  ]) {
    const asked = { payload: { token }, headers: { ...headers, origin: ORIGIN } };
    const opened = await app.inject({ method: 'POST', url: `/c/${room}/open`, ...asked });
    const read = await app.inject({
      url: `/c/${room}/captions.txt`,
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
    answers.push([opened.statusCode, opened.body, read.statusCode, read.body]);
  }
  expect(answers).toEqual([
    [404, '', 404, ''],
    [404, '', 404, ''],
    [404, '', 404, ''],
  ]);
});

test('a link is traded for a cookie that scripts cannot read and other sites do not send', async () => {
  const { app, links } = await injected();
  const payload = { token: links.token('main', 'view') };
  const opened = await app.inject({
    method: 'POST',
    url: '/c/main/open',
    payload,
    headers: { ...headers, origin: ORIGIN },
  });
  const [cookie] = opened.cookies;
  // Cookies do not tell ports apart; another server of this computer may have a room of this name.
  const name = `surtitle-view-${PORT}-main`;
  expect(cookie).toMatchObject({ name, httpOnly: true, sameSite: 'Strict', path: '/' });
  const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' };
  expect((await app.inject({ url: TEXT, headers, cookies })).statusCode).toBe(204);
  expect((await app.inject({ url: '/c/other/captions.txt', headers, cookies })).statusCode).toBe(404);
});

test('who may read may not speak; who may speak may read', async () => {
  const { app, links } = await injected();
  const ask = async (url: string, right: 'view' | 'control') => {
    const authorization = `Bearer ${links.token('main', right)}`;
    return (await app.inject({ url, headers: { ...headers, authorization } })).statusCode;
  };
  expect(await ask('/m/main/hearer', 'view')).toBe(404);
  expect(await ask('/m/main/hearer', 'control')).toBe(200);
  expect(await ask(TEXT, 'view')).toBe(204);
  expect(await ask(TEXT, 'control')).toBe(204);
});

test('a token in an address opens an overlay on this computer, and nothing else', async () => {
  const { app, links } = await injected();
  const token = links.token('main', 'view');
  const ask = async (query: string, remoteAddress: string, url = TEXT) =>
    (await app.inject({ url: `${url}?${query}`, headers, remoteAddress })).statusCode;
  expect(await ask(`obs=1&token=${token}`, '127.0.0.1')).toBe(204);
  expect(await ask(`token=${token}`, '127.0.0.1')).toBe(404);
  expect(await ask(`obs=1&token=${token}`, '192.168.1.20')).toBe(404);
  expect(await ask(`obs=1&token=${links.token('main', 'control')}`, '127.0.0.1', '/m/main/hearer')).toBe(404);
});

test('secrets are given to a page of ours with the room’s right, so many a day', async () => {
  const { app, links } = await injected({ secretsPerDay: 2 });
  const cookies = { [`surtitle-control-${PORT}-main`]: links.token('main', 'control') };
  const ask = async (more: object, room = 'main') => {
    const {
      statusCode,
      json,
      headers: answered,
      body,
    } = await app.inject({
      method: 'POST',
      url: '/token',
      payload: { room },
      cookies,
      headers: { ...headers, ...more },
    });
    return [statusCode, body === '' ? null : json<unknown>(), answered['cache-control']];
  };
  const given = [200, { ok: true, value: expect.objectContaining({ value: 'ek_test' }) }, 'no-store'];
  expect(await ask({ origin: ORIGIN })).toEqual(given);
  // A browser names its origin where it sends a cookie along.
  expect(await ask({})).toEqual([404, null, 'no-store']);
  expect(await ask({ origin: ORIGIN }, 'other')).toEqual([404, null, 'no-store']);
  expect(await ask({ origin: ORIGIN })).toEqual(given);
  expect(await ask({ origin: ORIGIN })).toEqual([
    200,
    { ok: false, problem: { kind: 'rateLimited' } },
    'no-store',
  ]);
});

test('nothing inline runs, nobody frames it, and too much is refused', async () => {
  const { app } = await injected({ requestsPerMinute: 3 });
  const { headers: answered } = await app.inject({ url: '/health', headers });
  expect(answered['content-security-policy']).toBe(
    "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;font-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  );
  expect(answered).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  const post = {
    method: 'POST',
    url: '/c/main/open',
    headers: { ...headers, origin: ORIGIN, 'content-type': 'application/json' },
  } as const;
  expect((await app.inject({ ...post, payload: `{"token":"${'x'.repeat(70_000)}"}` })).statusCode).toBe(413);
  const statuses = [];
  for (let count = 0; count < 4; count += 1)
    statuses.push((await app.inject({ url: TEXT, headers })).statusCode);
  expect(statuses.at(-1)).toBe(429);
});

test('behind a proxy its word counts only where it is trusted', async () => {
  const forwarded = {
    host: 'inside:1',
    'x-forwarded-host': 'captions.example.org',
    'x-forwarded-proto': 'https',
  };
  const publicUrls = ['https://captions.example.org'];
  const trusting = await injected({ trustProxy: ['127.0.0.1'], publicUrls });
  expect((await trusting.app.inject({ url: TEXT, headers: forwarded })).statusCode).toBe(404);
  const alone = await injected({ publicUrls });
  expect((await alone.app.inject({ url: TEXT, headers: forwarded })).statusCode).toBe(421);
});

test('the log names routes, and no room, token or address', async () => {
  const { app, links, log } = await injected();
  const token = links.token('main', 'view');
  await app.inject({ url: `${TEXT}?obs=1&token=${token}`, headers });
  await app.inject({ url: `/somewhere/${token}`, headers });
  expect(log()).toContain('"route":"/c/:room/captions.txt","status":204');
  expect(log()).not.toContain(token);
  expect(log()).not.toContain('/c/main');
});

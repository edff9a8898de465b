/** What programs meet: events over a WebSocket, limits, a network, a certificate. */
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import type { Numbered } from '../../server/wire/events.ts';
import { type Served, serve, tokenIn } from './served.ts';
import { speak } from './speaker.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const socketOf = (served: Served, path: string, token: string) =>
  new WebSocket(`${served.address.replace('http', 'ws')}${path}`, { headers: bearer(token) });

/** What comes, from before it is open. */
function listen(socket: WebSocket): Numbered[] {
  const events: Numbered[] = [];
  socket.on('message', (data) => events.push(JSON.parse(String(data)) as Numbered));
  return events;
}

const kinds = (events: readonly Numbered[]) =>
  events.map((event) => (event.type === 'status' ? event.status : event.type));

test('a program gets what stands, then all that comes, and goes on where it was', async () => {
  const served = await serve();
  const { main: room } = served;
  const token = tokenIn(served.server.links[0]?.captions[0]);
  const ann = await speak(room.openFeed('Ann'), 1_764_000_000_000);
  ann.say('Good evening.');
  await expect.poll(() => kinds(room.since(null))).toEqual(['live', 'final']);
  const socket = socketOf(served, '/c/main/socket', token);
  const events = listen(socket);
  await expect.poll(() => kinds(events)).toEqual(['live', 'final']);
  ann.hear(' And');
  await expect.poll(() => kinds(events)).toEqual(['live', 'final', 'delta']);
  ann.gap(5);
  await expect.poll(() => kinds(events)).toEqual(['live', 'final', 'delta', 'gap']);
  const seen = events.at(-1)?.seq ?? 0;
  socket.close();
  await once(socket, 'close');
  ann.settle('And now…');
  await ann.stop();
  const again = socketOf(served, `/c/main/socket?after=${seen}`, token);
  const rest = listen(again);
  await expect.poll(() => kinds(rest)).toEqual(['final', 'idle']);
  expect(rest.every(({ v, seq }) => v === 1 && seq > seen)).toBe(true);
  // A program that talks back is let go.
  again.send('hello');
  const [code] = (await once(again, 'close')) as [number];
  expect(code).toBe(1_008);
  await served.stop();
});

test('who has no token, or comes when it is full, gets no socket and no stream', async () => {
  const served = await serve({ flags: { maxViewers: '1' } });
  const token = tokenIn(served.server.links[0]?.captions[0]);
  const statusOf = async (path: string, given: string): Promise<number> => {
    const socket = socketOf(served, path, given);
    const [answer] = (await once(socket, 'unexpected-response').then(([, response]) => [response])) as [
      { statusCode: number },
    ];
    return answer.statusCode;
  };
  expect(await statusOf('/c/main/socket', 'wrong')).toBe(404);
  expect(await statusOf('/m/main/sound', token)).toBe(404);
  const first = socketOf(served, '/c/main/socket', token);
  await once(first, 'open');
  expect(await statusOf('/c/main/socket', token)).toBe(503);
  expect((await fetch(`${served.address}/c/main/events`, { headers: bearer(token) })).status).toBe(503);
  first.close();
  await served.stop();
});

test('on a network, with a certificate, it answers under its own names alone', async () => {
  test.skip(spawnSync('openssl', ['version']).status !== 0, 'openssl is not installed');
  const address = Object.values(networkInterfaces())
    .flat()
    .find((known) => known !== undefined && !known.internal && known.family === 'IPv4')?.address;
  test.skip(address === undefined, 'this machine has no network');
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-certificate-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
    ],
    { stdio: 'ignore' },
  );
  const served = await serve({ flags: { host: '0.0.0.0', tlsCert: cert, tlsKey: key } });
  const links = served.server.links[0];
  const port = new URL(links?.captions[0] ?? '').port;
  expect(links?.captions.some((link) => link.startsWith(`https://${address}:${port}/c/main#`))).toBe(true);
  const ask = (host: string, path: string, payload?: object) =>
    new Promise<{ readonly status: number; readonly cookie: string }>((resolve, reject) => {
      const headers = {
        host,
        origin: `https://${host}`,
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      };
      const asked = request(
        {
          host: address,
          port,
          path,
          method: payload === undefined ? 'GET' : 'POST',
          headers,
          rejectUnauthorized: false,
        },
        (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode ?? 0, cookie: String(answer.headers['set-cookie'] ?? '') });
        },
      );
      asked.on('error', reject);
      asked.end(payload === undefined ? undefined : JSON.stringify(payload));
    });
  expect((await ask(`${address}:${port}`, '/c/main')).status).toBe(200);
  expect((await ask(`evil.example:${port}`, '/c/main')).status).toBe(421);
  const opened = await ask(`${address}:${port}`, '/c/main/open', { token: tokenIn(links?.captions[0]) });
  expect([opened.status, /; Secure/.test(opened.cookie)]).toEqual([204, true]);
  await served.stop();
  rmSync(folder, { recursive: true });
});

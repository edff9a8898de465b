/** Checks how many microphones the recognizer here takes, and that a server that stops takes in no more. */
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { HOST, injected } from '../../e2e/server/injected.ts';
import type { ToSoundPage } from '../wire/speaking.ts';

test('as many microphones are heard as the machine can hear; who comes then is told why', async () => {
  const { app, links } = await injected({ maxMicrophones: 2 });
  const address = `${await app.listen({ port: 0, host: '127.0.0.1' })}/m/main/sound`;
  const headers = { host: HOST, authorization: `Bearer ${links.token('main', 'control')}` };
  const speak = async (key: string) => {
    const socket = new WebSocket(address.replace('http', 'ws'), { headers });
    await once(socket, 'open');
    const { promise, resolve } = Promise.withResolvers<ToSoundPage>();
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as ToSoundPage;
      if (message.type !== 'arrived') resolve(message);
    });
    socket.send(JSON.stringify({ type: 'hello', key: `${key}`.padEnd(16, '.'), label: key }));
    return { socket, told: Promise.race([promise, new Promise((wait) => setTimeout(wait, 300, null))]) };
  };
  const first = await speak('Ann');
  expect(await first.told).toBe(null);
  expect(await (await speak('Ben')).told).toBe(null);
  expect(await (await speak('Eve')).told).toEqual({
    type: 'refused',
    reason: 'This server hears as many microphones as it can. Try again when somebody has ended.',
  });
  first.socket.send(JSON.stringify({ type: 'end' }));
  await new Promise((wait) => setTimeout(wait, 50));
  expect(await (await speak('Eve')).told).toBe(null);
  await app.close();
});

test('a server that stops takes in nothing more: neither of pages that come, nor of those that are there', async () => {
  const { app, links, kept, endMicrophones } = await injected();
  const address = `${await app.listen({ port: 0, host: '127.0.0.1' })}/m/main`.replace('http', 'ws');
  const headers = { host: HOST, authorization: `Bearer ${links.token('main', 'control')}` };
  const open = async (path: string) => {
    const socket = new WebSocket(`${address}/${path}`, { headers });
    await once(socket, 'open');
    return socket;
  };
  const hello = JSON.stringify({ type: 'hello', key: 'a key of a page, random', label: 'Ann' });
  const begin = { type: 'begin', number: 1, start: { startedAtEpochMs: 1_000, languages: [] } };
  const [speaking, silent, silentSound] = [
    await open('captions'),
    await open('captions'),
    await open('sound'),
  ];
  speaking.send(hello);
  speaking.send(JSON.stringify(begin));
  const { part } = JSON.parse(String((await once(speaking, 'message'))[0]));
  const before = kept.length;
  const stopping = endMicrophones();
  const change = { kind: 'end', sessionId: part.sessionId, durationMs: 1_000 };
  speaking.send(JSON.stringify({ type: 'record', number: 2, change }));
  for (const socket of [silent, silentSound]) socket.send(hello);
  const codes = [speaking, silent, silentSound].map(async (socket) => (await once(socket, 'close'))[0]);
  expect(await Promise.all(codes)).toEqual([1_013, 1_013, 1_013]);
  for (const path of ['captions', 'sound']) {
    const late = new WebSocket(`${address}/${path}`, { headers });
    late.on('error', () => undefined);
    const [, answer] = await once(late, 'unexpected-response');
    expect(answer.statusCode).toBe(503);
  }
  await stopping;
  expect(kept).toHaveLength(before);
  await app.close();
});

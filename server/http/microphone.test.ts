/** Checks how many microphones the recognizer here takes. */
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

/** Requests of odd shapes: answered shortly, and nothing of them is logged. */
import { expect, test } from '@playwright/test';
import { HOST, injected } from '../../e2e/server/injected.ts';

const headers = { host: HOST };
const TEXT = '/c/main/captions.txt';

test('what cannot be an address is answered like one that is not there, and not said again', async () => {
  const { app } = await injected();
  for (const url of ['/c/%ff', `/c/${'a'.repeat(300)}`, '/m/%', '/nothing']) {
    const { statusCode, body } = await app.inject({ url, headers });
    expect([url, statusCode, body]).toEqual([url, 404, '']);
  }
});

test('an address with a slash at its end is the same', async () => {
  const { app, links } = await injected();
  const authorization = `Bearer ${links.token('main', 'view')}`;
  expect((await app.inject({ url: `${TEXT}/`, headers: { ...headers, authorization } })).statusCode).toBe(
    204,
  );
});

test('a socket is opened to no page, whose address has a token in it and would be logged', async () => {
  const { app, links, log } = await injected();
  const token = links.token('main', 'view');
  for (const url of [`/c/main?obs=1&token=${token}`, `/c/main/events?obs=1&token=${token}`, '/nothing'])
    await expect(app.injectWS(url, { headers })).rejects.toThrow('404');
  expect(log()).not.toContain(token);
});

/** Calls over WebRTC from a real browser: how they open, end and fail. */
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { readShortTalk, shortTalkPath } from '../speech/bundled.ts';
import { type BrowserClient, openPage } from './clients/browser.ts';
import { type RealtimeServer, startRealtimeServer } from './server.ts';
import { mint } from './testClient.ts';

const script = fileURLToPath(new URL('clients/bare-webrtc.ts', import.meta.url));

let server: RealtimeServer;
let client: BrowserClient;
let page: Page;
test.beforeEach(async () => {
  server = await startRealtimeServer({ talk: await readShortTalk() });
  client = await openPage(script, shortTalkPath);
  page = client.page;
});
test.afterEach(async () => {
  await client.close();
  await server.close();
});

async function connect(): Promise<{ status: number; location: string | null; failure: string | null }> {
  const secret = await mint(server);
  return page.evaluate((options) => globalThis.bare.connect(options), { baseUrl: server.baseUrl, secret });
}

const states = (): Promise<readonly string[]> => page.evaluate(() => globalThis.bare.states);
const channel = (): Promise<readonly string[]> => page.evaluate(() => globalThis.bare.channelStates);
const ready = async (): Promise<void> => {
  await expect.poll(() => page.evaluate(() => globalThis.bare.messages.length)).toBe(1);
};

test('a page of another origin reads where its call is, and the first message is session.created', async () => {
  const answer = await connect();
  await ready();
  const types = await page.evaluate(() =>
    globalThis.bare.messages.map((message) => JSON.parse(message).type),
  );
  expect({ answer, types }).toEqual({
    answer: { status: 201, location: expect.stringMatching(/^\/v1\/realtime\/calls\/rtc_/), failure: null },
    types: ['session.created'],
  });
});

test('a hang-up closes the channel', async () => {
  const { location } = await connect();
  await ready();
  const headers = { authorization: 'Bearer sk-local' };
  const origin = new URL(server.baseUrl).origin;
  const response = await fetch(`${origin}${location}/hangup`, { method: 'POST', headers });
  await expect.poll(channel).toEqual(['open', 'closed']);
  expect(response.status).toBe(200);
});

test('an expired session says so before its channel closes', async () => {
  await connect();
  await ready();
  server.control({ type: 'expire' });
  await expect.poll(channel).toEqual(['open', 'closed']);
  const last = await page.evaluate(() => JSON.parse(globalThis.bare.messages.at(-1) ?? '{}').error.code);
  expect(last).toBe('session_expired');
});

for (const type of ['drop', 'vanish'] as const) {
  test(`after a ${type} the page sees its connection go`, async () => {
    await connect();
    await ready();
    server.control({ type });
    await expect.poll(states, { timeout: 20_000 }).toEqual(['connecting', 'connected', 'disconnected']);
  });
}

test('what is sent while the network is lost for a moment arrives when it is back, and nobody is answered meanwhile', async () => {
  await connect();
  await ready();
  server.control({ type: 'network', mode: 'lost' });
  const sent = { type: 'conversation.item.speaker', who: 'nobody' };
  await server.replay([{ atMs: 0, event: sent }]);
  await expect(fetch(`${server.baseUrl}/models`)).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  server.control({ type: 'network', mode: 'flowing' });
  await expect.poll(() => page.evaluate(() => globalThis.bare.messages)).toContain(JSON.stringify(sent));
  expect(await channel()).toEqual(['open']);
});

test('a call can connect without its channel ever opening', async () => {
  server.control({ type: 'calls', answer: { kind: 'noChannel', times: 1 } });
  await connect();
  await expect.poll(states).toEqual(['connecting', 'connected']);
  expect(await channel()).toEqual([]);
});

test('a call can lead nowhere', async () => {
  server.control({ type: 'calls', answer: { kind: 'noIce', times: 1 } });
  await connect();
  // A browser may try once more before it gives up.
  await expect.poll(async () => (await states()).at(-1), { timeout: 40_000 }).toBe('failed');
  expect(new Set(await states())).toEqual(new Set(['connecting', 'failed']));
});

test('a call can be answered with JSON where SDP belongs', async () => {
  server.control({ type: 'calls', answer: { kind: 'json', times: 1 } });
  expect(await connect()).toEqual({ status: 200, location: null, failure: 'OperationError' });
});

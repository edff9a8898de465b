import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { createWebhooks, DEAD_LETTERS } from './outgoing.ts';

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const final = {
  type: 'final',
  session: 's',
  lane: 'Ann',
  id: '1.1',
  startMs: 0,
  endMs: 900,
  state: 'final',
} as const;

let folder: string;
let server: Server;
let statuses: number[];
let received: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-webhooks-'));
  statuses = [];
  received = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => {
      body += bytes.toString();
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 204, { location: 'https://elsewhere.example/' }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
test.afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function open(retriesMs: readonly number[] = [5, 5], user = '') {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://${user}127.0.0.1:${port}/in?password=hidden`;
  const warnings: object[] = [];
  const log = { warn: (about: object) => void warnings.push(about) };
  return { ...createWebhooks({ urls: [url], secret, folder, log, retriesMs }), warnings };
}

const dead = (): readonly Record<string, unknown>[] =>
  readFileSync(join(folder, DEAD_LETTERS), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('lines go out in order, signed so that the service’s own SDK accepts them', async () => {
  const webhooks = open();
  for (const text of ['Good evening.', 'And now…']) webhooks.tell('main', { ...final, text });
  await webhooks.close();
  const client = new OpenAI({ apiKey: 'none' });
  for (const { body, headers } of received)
    await client.webhooks.verifySignature(body, headers as Record<string, string>, secret);
  expect(received.map(({ body }) => JSON.parse(body) as unknown)).toEqual(
    ['Good evening.', 'And now…'].map((text) => ({
      type: 'caption.final',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        v: 1,
        room: 'main',
        session: 's',
        lane: 'Ann',
        id: '1.1',
        startMs: 0,
        endMs: 900,
        state: 'final',
        text,
      },
    })),
  );
});

test('one that is not taken is sent again under its id, and those behind it wait', async () => {
  statuses = [500, 302];
  const webhooks = open();
  for (const text of ['one', 'two']) webhooks.tell('main', { ...final, text });
  await webhooks.close();
  const ids = received.map(({ headers }) => headers['webhook-id']);
  expect(ids.slice(0, 3)).toEqual([ids[0], ids[0], ids[0]]);
  expect(received.map(({ body }) => (JSON.parse(body) as { data: { text: string } }).data.text)).toEqual([
    'one',
    'one',
    'one',
    'two',
  ]);
});

test('what nobody took is on a list that its owner alone can read; the log has no text and no address', async () => {
  statuses = [500, 500, 500];
  const webhooks = open();
  webhooks.tell('main', { ...final, text: 'Nobody wanted to hear this.' });
  await webhooks.close();
  expect(dead()).toEqual([
    expect.objectContaining({
      id: received[0]?.headers['webhook-id'],
      attempts: 3,
      reason: '500',
      payload: expect.objectContaining({ type: 'caption.final' }),
    }),
  ]);
  expect(statSync(join(folder, DEAD_LETTERS)).mode & 0o777).toBe(0o600);
  expect(JSON.stringify(webhooks.warnings)).not.toMatch(/Nobody|hidden/);
});

test('a disk that takes no list ends nothing: lines go on to who takes them', async () => {
  mkdirSync(join(folder, DEAD_LETTERS));
  statuses = [500, 500, 500];
  const webhooks = open();
  for (const text of ['one', 'two']) webhooks.tell('main', { ...final, text });
  await webhooks.close();
  expect(received.map(({ body }) => (JSON.parse(body) as { data: { text: string } }).data.text)).toEqual([
    'one',
    'one',
    'one',
    'two',
  ]);
  expect(webhooks.warnings).toContainEqual({ code: 'EISDIR' });
});

test('who never answers holds up no server that stops; what waits is on the list', async () => {
  server.removeAllListeners('request');
  const webhooks = open();
  for (const text of ['one', 'two']) webhooks.tell('main', { ...final, text });
  const startedMs = performance.now();
  await webhooks.close();
  server.closeAllConnections();
  expect(performance.now() - startedMs).toBeLessThan(6_000);
  expect(dead().map(({ attempts, reason }) => [attempts, reason])).toEqual([
    [1, 'stopped'],
    [0, 'not tried'],
  ]);
});

test('who says that it is gone is not asked again', async () => {
  statuses = [410];
  const webhooks = open();
  for (const text of ['one', 'two']) webhooks.tell('main', { ...final, text });
  await webhooks.close();
  expect(received).toHaveLength(1);
  expect(dead().map(({ reason }) => reason)).toEqual(['410', '410']);
});

test('who answers without end is let go once it has said that it took the line', async () => {
  server.removeAllListeners('request');
  const closed = Promise.withResolvers<void>();
  server.on('request', (_request, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
    response.on('close', () => {
      clearInterval(more);
      closed.resolve();
    });
  });
  const webhooks = open();
  webhooks.tell('main', { ...final, text: 'one' });
  const late = new Promise((_resolve, reject) =>
    setTimeout(reject, 3_000, new Error('it is read on')).unref(),
  );
  await Promise.race([closed.promise, late]);
  await webhooks.close();
  expect(webhooks.warnings).toEqual([]);
});

test('a name and a password in the address are sent as a header asks for them', async () => {
  const webhooks = open([5], 'ann:p%40ss@');
  webhooks.tell('main', { ...final, text: 'one' });
  await webhooks.close();
  expect(received.map(({ headers }) => headers.authorization)).toEqual([`Basic ${btoa('ann:p@ss')}`]);
  expect(webhooks.warnings).toEqual([]);
});

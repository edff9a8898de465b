/** Faults on request: each does what it says, and goes away when told. */
import { expect, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { readShortTalk } from '../speech/bundled.ts';
import type { Command } from './command.ts';
import { type RealtimeServer, startRealtimeServer } from './server.ts';
import { piece } from './sounds.ts';
import { live, openSession, request, type TestClient } from './testClient.ts';

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';
const FIRST = 'Is everybody here? Then let us look at the list from Monday.';
const SECOND = 'The microphone in room 7 was silent for 25 minutes, and nobody noticed.';

let server: RealtimeServer;
test.beforeEach(async () => {
  server = await startRealtimeServer({ talk: await readShortTalk(), latencyMs: 100 });
});
test.afterEach(() => server.close());

/** Two turns of the talk, sent at once. */
async function twoTurns(): Promise<TestClient> {
  const { sound } = await readShortTalk();
  const client = await openSession(server);
  client.speak(piece(sound, 0, 4_500));
  client.send({ type: 'input_audio_buffer.commit' });
  client.speak(piece(sound, 4_500, 10_600));
  client.send({ type: 'input_audio_buffer.commit' });
  return client;
}

const finals = (client: TestClient): unknown[] =>
  client.events().flatMap((event) => {
    if (event['type'] === `${TRANSCRIPTION}.failed`) return ['failed'];
    return event['type'] === `${TRANSCRIPTION}.completed` ? [event['transcript']] : [];
  });

const modes: readonly (readonly [Extract<Command, { type: 'finals' }>['mode'], readonly string[]])[] = [
  ['plain', [FIRST, SECOND]],
  ['swapped', [SECOND, FIRST]],
  ['repeated', [FIRST, FIRST, FIRST, SECOND]],
  ['empty', ['', SECOND]],
  ['failed', ['failed', SECOND]],
  ['different', [`${FIRST.replace('everybody', 'EVERYBODY')} indeed`, SECOND]],
  ['missing', [SECOND]],
];

for (const [mode, expected] of modes) {
  test(`the next final can be ${mode}`, async () => {
    server.control({ type: 'finals', mode, times: 1 });
    const client = await twoTurns();
    await client.until(() => finals(client).length === expected.length);
    expect(finals(client)).toEqual(expected);
  });
}

test('finals come without deltas, and deltas without their item', async () => {
  server.control({ type: 'deltas', mode: 'none' });
  const without = await twoTurns();
  await without.until(() => finals(without).length === 2);
  server.control({ type: 'deltas', mode: 'withoutItem' });
  const nameless = await twoTurns();
  await nameless.until(() => finals(nameless).length === 2);
  const deltas = nameless.events(`${TRANSCRIPTION}.delta`);
  expect([
    without.events(`${TRANSCRIPTION}.delta`).length,
    deltas.some((delta) => 'item_id' in delta),
  ]).toEqual([0, false]);
  expect(deltas.map((delta) => delta['delta']).join('')).toBe(` ${FIRST} ${SECOND}`);
});

test('what is heard while text is lost never becomes text; what is held comes later', async () => {
  server.control({ type: 'text', mode: 'lost' });
  const lost = await twoTurns();
  await lost.until(() => finals(lost).length === 2);
  server.control({ type: 'text', mode: 'held' });
  const held = await twoTurns();
  await held.until(() => held.events('input_audio_buffer.committed').length === 2);
  const before = finals(held);
  server.control({ type: 'text', mode: 'flowing' });
  await held.until(() => finals(held).length === 2);
  expect({ lost: finals(lost), before, after: finals(held) }).toEqual({
    lost: ['', ''],
    before: [],
    after: [FIRST, SECOND],
  });
});

test('strange events and broken messages come between the others, which stay whole', async () => {
  server.control({ type: 'stray', on: true });
  const client = await twoTurns();
  await client.until(() => finals(client).length === 2);
  expect(finals(client)).toEqual([FIRST, SECOND]);
  expect(client.messages.length - client.events().length).toBeGreaterThan(0);
});

test('requests are refused as often as asked, with the code asked for', async () => {
  server.control({
    type: 'mint',
    answer: { kind: 'refuse', status: 429, code: 'insufficient_quota', times: 2 },
  });
  const answers = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    answers.push(await request(server, '/realtime/client_secrets', { session: live }));
  }
  const error = {
    message: expect.any(String),
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    param: null,
  };
  expect(answers).toEqual([
    { status: 429, body: { error } },
    { status: 429, body: { error } },
    { status: 200, body: expect.objectContaining({ value: expect.stringMatching(/^ek_/) }) },
  ]);
});

test('a refusal can say how long to wait', async () => {
  const answer = { kind: 'refuse', status: 429, retryAfterS: 5 } as const;
  server.control({ type: 'mint', answer });
  const { status, headers } = await fetch(`${server.baseUrl}/realtime/client_secrets`, { method: 'POST' });
  expect([status, headers.get('retry-after')]).toEqual([429, '5']);
});

test('an upgrade is refused, and a connection dropped without a goodbye', async () => {
  const client = await openSession(server);
  server.control({ type: 'drop' });
  server.control({ type: 'sockets', answer: { kind: 'refuse', status: 503, times: 1 } });
  const refused = new Promise((resolve) => {
    const socket = new WebSocket(`${server.baseUrl.replace('http', 'ws')}/realtime?intent=transcription`);
    socket.on('error', (error) => resolve(error.message));
  });
  expect([await client.closed, await refused]).toEqual([1006, 'Unexpected server response: 503']);
});

test('a fault can be set over HTTP, and one that is none is refused', async () => {
  const control = (body: unknown): Promise<Response> =>
    fetch(server.baseUrl.replace('/v1', '/control'), { method: 'POST', body: JSON.stringify(body) });
  const statuses = [await control({ type: 'expire' }), await control({ type: 'explode' })].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([200, 400]);
});

test('a hundred thousand events are replayed in order to every connection', async () => {
  const client = await openSession(server);
  const count = 100_000;
  const steps = Array.from({ length: count }, (_, index) => ({
    atMs: 0,
    event: { type: 'numbered', index },
  }));
  await server.replay(steps.slice(0, 50_000));
  await server.replay(steps.slice(50_000));
  await client.until(() => client.messages.length === count + 2);
  const indexes = client.events('numbered').map((event) => event['index']);
  expect(indexes).toEqual(steps.map(({ event }) => event.index));
});

/** Phone calls as the official SDK meets them: told by webhook, accepted or not, heard beside, ended from either side. */
import { expect, test } from '@playwright/test';
import { readShortTalk, textOf } from '../speech/bundled.ts';
import { attachSideband, captionSession, type PhoneClient, startPhoneClient } from './clients/sdk-calls.ts';
import { type RealtimeServer, startRealtimeServer } from './server.ts';
import { piece } from './sounds.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes !!!').toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.from('an old one of the same length !!').toString('base64')}`;
const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

let server: RealtimeServer;
let client: PhoneClient;
test.beforeEach(async () => {
  const talk = await readShortTalk();
  server = await startRealtimeServer({ talk: { ...talk, sound: piece(talk.sound, 0, 14_000) } });
  client = await startPhoneClient({ baseUrl: server.baseUrl, apiKey: 'sk-local' }, SECRET);
  server.control({ type: 'webhooks', endpoint: { url: client.url, secrets: [OLD_SECRET, SECRET] } });
});
test.afterEach(async () => {
  client.close();
  await server.close();
});

async function ring(options: { readonly hangsUp?: boolean } = {}): Promise<string> {
  server.control({ type: 'ring', from: '+4930123456', to: '+12025550100', ...options });
  await expect.poll(() => client.webhooks.length).toBe(1);
  const webhook = client.webhooks[0];
  return webhook?.type === 'realtime.call.incoming' ? webhook.data.call_id : '';
}

const states = () => server.journal.entries.flatMap((entry) => (entry.kind === 'call' ? [entry.state] : []));

test('a call is told by webhook, and what its caller says comes over the sideband until the caller hangs up', async () => {
  const callId = await ring();
  await client.openai.realtime.calls.accept(callId, captionSession);
  const { events, closed } = await attachSideband(client.openai, callId);
  const code = await closed;
  const types = events.map(({ type }) => type).filter((type) => !type.endsWith('.delta'));
  const turn = [
    'input_audio_buffer.speech_started',
    'input_audio_buffer.speech_stopped',
    'input_audio_buffer.committed',
    'conversation.item.added',
    'conversation.item.done',
    `${TRANSCRIPTION}.completed`,
  ];
  const finals = events.flatMap((event) =>
    event.type === `${TRANSCRIPTION}.completed` ? [event.transcript] : [],
  );
  expect({ code, first: types.slice(0, turn.length), states: states() }).toEqual({
    code: 1000,
    first: turn,
    states: ['ringing', 'accepted'],
  });
  expect(finals.length).toBeGreaterThan(1);
  expect(textOf(await readShortTalk())).toContain(finals.join(' '));
});

test('a sideband changes the session, and is refused what does not fit a call', async () => {
  const callId = await ring({ hangsUp: false });
  await client.openai.realtime.calls.accept(callId, captionSession);
  const { events, realtime } = await attachSideband(client.openai, callId);
  realtime.on('error', () => {});
  realtime.send({ type: 'session.update', session: { ...captionSession, instructions: 'Say nothing.' } });
  realtime.send({ type: 'session.update', session: { type: 'transcription' } });
  await expect.poll(() => events.filter(({ type }) => type === 'error').length).toBe(1);
  const updated = events.find((event) => event.type === 'session.updated');
  expect(updated?.session).toMatchObject({ type: 'realtime', instructions: 'Say nothing.' });
});

test('a webhook comes again with the same id until it is answered with 2xx; 3xx is none', async () => {
  client.failNext.push(500, 302, 404);
  await ring();
  const deliveries = server.journal.entries.filter((entry) => entry.kind === 'webhook');
  expect(deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 500],
    [2, 302],
    [3, 404],
    [4, 200],
  ]);
  expect(new Set(deliveries.map(({ webhookId }) => webhookId)).size).toBe(1);
});

test('a call is rejected, referred and hung up by its id, and unknown after that', async () => {
  const { calls } = client.openai.realtime;
  const first = await ring();
  await calls.reject(first, { status_code: 486 });
  const refusals = await Promise.all(
    [
      calls.accept(first, captionSession),
      calls.reject(first),
      calls.refer(first, { target_uri: 'tel:+1' }),
      calls.hangup(first),
    ].map((call) =>
      call.then(
        () => null,
        (error: { status: number; code: string }) => [error.status, error.code],
      ),
    ),
  );
  expect(refusals).toEqual(Array(4).fill([404, 'call_id_not_found']));
  expect(states()).toEqual(['ringing', 'rejected with 486']);
});

test('an accepted call ends by a hang-up or when it is referred, and its sideband with it', async () => {
  const { calls } = client.openai.realtime;
  const hungUp = await ring({ hangsUp: false });
  await calls.accept(hungUp, captionSession);
  const one = await attachSideband(client.openai, hungUp);
  await calls.hangup(hungUp);
  expect(await one.closed).toBe(1000);
  await expect(attachSideband(client.openai, hungUp)).rejects.toThrow('404');
});

test('attached sockets can be lost while the call goes on, and attached again', async () => {
  const callId = await ring({ hangsUp: false });
  await expect(attachSideband(client.openai, callId)).rejects.toThrow('404');
  await client.openai.realtime.calls.accept(callId, captionSession);
  const first = await attachSideband(client.openai, callId);
  server.control({ type: 'detach' });
  expect(await first.closed).toBe(1006);
  const second = await attachSideband(client.openai, callId);
  await client.openai.realtime.calls.refer(callId, { target_uri: 'tel:+12025550101' });
  expect(await second.closed).toBe(1000);
  expect(states()).toEqual(['ringing', 'accepted', 'referred']);
});

/** What befalls a session that is live: strange events, its end by the service, sleep. Captions outlast all. */
import { expect, test } from './app/fixture.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { problemOf, startCaptions } from './session/faults.ts';

let server: RealtimeServer;

test.beforeEach(async () => {
  server = await startRealtimeServer();
});

test.afterEach(async () => {
  await server.close();
});

test('strange events, a final without delta, an empty one and a failed one leave the rest as it is', async ({
  launch,
}) => {
  const overlay = await startCaptions(launch, server);
  await waitForStatus(overlay, (now) => now.status === 'live');
  const text = (kind: string, fields: object) => ({
    atMs: 0,
    event: {
      type: `conversation.item.input_audio_transcription.${kind}`,
      event_id: 'e',
      content_index: 0,
      ...fields,
    },
  });
  await server.replay([
    { atMs: 0, raw: '{"type": "conversation.item.input_audio' },
    { atMs: 0, raw: '[]' },
    { atMs: 0, event: { type: 'conversation.item.speaker', who: 'nobody' } },
    { atMs: 0, event: { type: 'input_audio_buffer.committed' } },
    text('completed', { item_id: 'a', transcript: 'Without a delta.' }),
    text('delta', { item_id: 'b', delta: 'Taken back' }),
    text('completed', { item_id: 'b', transcript: '' }),
    text('delta', { item_id: 'c', delta: 'Half a' }),
    text('failed', { item_id: 'c', error: { code: 'x', message: 'y' } }),
    text('delta', { delta: '<b>No</b> name -->' }),
    text('completed', { transcript: '<b>No</b> name -->' }),
    text('completed', { item_id: 'a', transcript: 'Without a delta.' }),
  ]);
  await expect(overlay.locator('.rows:not(.sample)')).toContainText('<b>No</b> name -->');
  const shown = (await overlay.locator('.rows:not(.sample) .line').allTextContents()).join(' ');
  expect(shown).toBe('Without a delta. Taken back Half a <b>No</b> name -->');
  expect((await waitForStatus(overlay, () => true)).status).toBe('live');
});

test('the session that the service ends is replaced by a new one', async ({ launch }) => {
  const overlay = await startCaptions(launch, server);
  await waitForStatus(overlay, (now) => now.status === 'live');
  server.control({ type: 'expire' });
  const status = await waitForStatus(overlay, (now) => now.status === 'retrying');
  expect(problemOf(status)).toBe('sessionExpired');
  await waitForStatus(overlay, (now) => now.status === 'live');
});

test('sleep lets the connection go, and waking brings captions back', async ({ launch }) => {
  const app = await launch({ apiKey: LOCAL_KEY, settings: { baseUrl: server.baseUrl } });
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, (now) => now.status === 'live');
  await app.power('suspend');
  await waitForStatus(overlay, (now) => now.status === 'idle');
  await app.power('resume');
  await waitForStatus(overlay, (now) => now.status === 'live');
});

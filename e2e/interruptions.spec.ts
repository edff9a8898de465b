/** What befalls a session that is live: strange events, its end by the service, sleep. Captions outlast all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app/fixture.ts';
import { readTranscriptsFile } from './app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { problemOf, startCaptions } from './session/faults.ts';
import { talkingMicrophone } from './session/microphone.ts';
import { readShortTalk } from './speech/bundled.ts';

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
  const shown = await overlay.locator('.rows:not(.sample) .line').allTextContents();
  // The browser's own microphone beeps, which nobody writes down: on a slow machine its mark comes before this is read.
  expect(shown.join(' ').replace(/ ?\[\d+ s not captioned\]/g, '')).toBe(
    'Without a delta. Taken back Half a <b>No</b> name -->',
  );
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

test('a turn that fails because credit has run out is heard again as a whole, and said once', async ({
  launch,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'surtitle-quota-'));
  const talking = await startRealtimeServer({ talk: await readShortTalk() });
  const app = await launch({
    apiKey: LOCAL_KEY,
    settings: { baseUrl: talking.baseUrl, echoCancellation: false },
    microphone: await talkingMicrophone(dir),
  });
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  const rows = overlay.locator('.rows:not(.sample)');
  await expect(rows).toContainText('Is everybody', { timeout: 30_000 });
  const code = 'insufficient_quota';
  talking.control({ type: 'mint', answer: { kind: 'refuse', status: 429, code } });
  const told = talking.journal.entries.findLast(
    (entry) =>
      entry.kind === 'sent' && entry.event['type'] === 'conversation.item.input_audio_transcription.delta',
  );
  const itemId = told?.kind === 'sent' ? told.event['item_id'] : null;
  const event = {
    ...{ type: 'conversation.item.input_audio_transcription.failed', event_id: 'event_quota' },
    ...{ item_id: itemId, content_index: 0, error: { type: code, code, message: 'No credit is left.' } },
  };
  await talking.replay([{ atMs: 0, event }]);
  await waitForStatus(overlay, (now) => problemOf(now) === 'noQuota');
  talking.control({ type: 'reset' });
  await app.clickTray('Settings…');
  await (await app.page('settings')).evaluate(
    (key) => window.surtitle.call('storeKey', { key, acceptPlainText: false }),
    LOCAL_KEY,
  );
  const stored = () =>
    readTranscriptsFile(app.userDataDir)
      .lines.map(({ text }) => text)
      .join(' ');
  await expect.poll(stored, { timeout: 30_000 }).toContain('from Monday.');
  expect(stored().match(/Is everybody/g)).toHaveLength(1);
  await app.dispose();
  await talking.close();
  rmSync(dir, { recursive: true });
});

/** Two real sources at once: a person at the microphone and what the computer plays, each in a lane of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import type { RunningApp } from './app/host.ts';
import { readLastTranscript } from './app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { writeMicrophoneFile } from './session/microphone.ts';
import { lackOfSoundServer, type SoundServer, startSoundServer } from './session/soundServer.ts';
import { readLongTalk, readShortTalk, textOf } from './speech/bundled.ts';
import { partOf, talksInTurn } from './speech/pieces.ts';
import type { Talk } from './speech/talk.ts';

/** From a sentence's start to a sentence's end in the long talk. */
const THEIRS = { fromMs: 0, toMs: 7_600 };

let sound: SoundServer;
let server: RealtimeServer;
let folder: string;
let mine: Talk;
let theirs: Talk;
const lack = lackOfSoundServer();
test.skip(lack !== null, lack ?? '');
test.beforeEach(async () => {
  mine = await readShortTalk();
  theirs = partOf(await readLongTalk(), THEIRS);
  sound = await startSoundServer();
  server = await startRealtimeServer({ talk: talksInTurn([mine, theirs]) });
  folder = mkdtempSync(join(tmpdir(), 'surtitle-sides-'));
});
test.afterEach(async () => {
  await sound.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

const launching = () => ({
  apiKey: LOCAL_KEY,
  env: sound.env,
  microphone: { kind: 'system' as const },
  settings: { baseUrl: server.baseUrl, echoCancellation: false },
});

async function say(where: 'aloud' | 'room', { sound: spoken }: Talk): Promise<void> {
  const path = join(folder, `${where}.wav`);
  await writeMicrophoneFile(path, spoken);
  await sound.play(where, path);
}

async function stop(overlay: Page): Promise<void> {
  // The last word's turn ends in silence, and the service takes a moment.
  await overlay.waitForTimeout(3_000);
  await setCaptions(overlay, false);
  await waitForStatus(overlay, ({ status }) => status === 'idle');
}

/** How many programs hear one of the two sources. */
const listeners = (): number =>
  sound
    .pactl('list', 'short', 'source-outputs')
    .split('\n')
    .filter((line) => line.includes('protocol-native')).length;

function said({ userDataDir }: RunningApp, lane: string): string {
  const entries = readLastTranscript(userDataDir)?.entries ?? [];
  return entries
    .flatMap((entry) => (entry.lane === lane && entry.kind === 'line' ? entry.text : []))
    .join(' ');
}

test('two talks at once are captioned each in its own lane, every word once', async ({ launch }) => {
  const app = await launch(launching());
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  await Promise.all([
    say('room', mine),
    say('aloud', theirs),
    expect(overlay.locator('.lane', { hasText: 'Others' })).toContainText('opera house', { timeout: 30_000 }),
    expect(overlay.locator('.lane', { hasText: 'You' })).toContainText('Monday', { timeout: 30_000 }),
  ]);
  await stop(overlay);
  expect([said(app, 'you'), said(app, 'others')]).toEqual([textOf(mine), textOf(theirs)]);
  // They began to speak together, but for the moments that two players take to start.
  const [first, second] = ['you', 'others'].map(
    (lane) => readLastTranscript(app.userDataDir)?.entries.find((entry) => entry.lane === lane)?.startMs ?? 0,
  );
  const apartMs = (mine.words[0]?.startMs ?? 0) - (theirs.words[0]?.startMs ?? 0);
  expect(Math.abs((first ?? 0) - (second ?? 0) - apartMs)).toBeLessThan(500);
});

test('a side is left out and taken in again from the tray, while the other goes on', async ({ launch }) => {
  const app = await launch(launching());
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  await app.clickTray('Microphone');
  await expect(overlay.locator('.lane')).toHaveCount(0);
  await expect.poll(listeners, { timeout: 20_000 }).toBe(1);
  await Promise.all([say('room', mine), say('aloud', theirs)]);
  await app.clickTray('Both sides');
  await expect(overlay.locator('.lane')).toHaveCount(2);
  await expect.poll(listeners, { timeout: 20_000 }).toBe(2);
  await say('aloud', theirs);
  await stop(overlay);
  expect([said(app, 'you'), said(app, 'others')]).toEqual([textOf(mine), textOf(theirs)]);
});

test('where the computer cannot be heard the microphone is captioned, and it is said why', async ({
  launch,
}) => {
  sound.pactl('unload-module', sound.loopback);
  const app = await launch(launching());
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  const status = await waitForStatus(overlay, (now) => now.status === 'live' && now.warning !== null);
  expect(status).toMatchObject({ warning: { kind: 'computerSoundDenied' } });
  await expect(overlay.locator('#root')).toContainText('The others cannot be heard');
  await say('room', theirs);
  await stop(overlay);
  expect(said(app, 'you')).toBe(textOf(theirs));
});

/** What the computer plays during a call, when another output becomes the default and when Linux gives it too softly. */
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
import { readLongTalk, textOf } from './speech/bundled.ts';
import { partOf, talksInTurn } from './speech/pieces.ts';
import type { Talk } from './speech/talk.ts';

let sound: SoundServer;
let server: RealtimeServer;
let folder: string;
let parts: readonly [Talk, Talk];
const lack = lackOfSoundServer();
test.skip(lack !== null, lack ?? '');
test.beforeEach(async () => {
  const talk = await readLongTalk();
  parts = [partOf(talk, { fromMs: 0, toMs: 3_450 }), partOf(talk, { fromMs: 3_450, toMs: 7_600 })];
  sound = await startSoundServer();
  server = await startRealtimeServer({ talk: talksInTurn(parts) });
  folder = mkdtempSync(join(tmpdir(), 'surtitle-output-'));
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
  settings: { baseUrl: server.baseUrl, echoCancellation: false, names: { you: '', others: 'Ann' } },
});

async function play(where: 'aloud' | 'headset', { sound: spoken }: Talk): Promise<void> {
  const path = join(folder, `${where}.wav`);
  await writeMicrophoneFile(path, spoken);
  await sound.play(where, path);
}

const lastWord = (talk: Talk): string => talk.words.at(-1)?.word ?? '';

const theirs = (overlay: Page) => overlay.locator('.lane', { hasText: 'Ann' });

function said({ userDataDir }: RunningApp): string {
  const entries = readLastTranscript(userDataDir)?.entries ?? [];
  return entries
    .flatMap((entry) => (entry.lane === 'others' && entry.kind === 'line' ? entry.text : []))
    .join(' ');
}

/** How many programs hear one of the two sources. */
const listeners = (): number =>
  sound
    .pactl('list', 'short', 'source-outputs')
    .split('\n')
    .filter((line) => line.includes('protocol-native')).length;

async function goLive(app: RunningApp): Promise<Page> {
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  await expect.poll(listeners).toBe(2);
  return overlay;
}

async function openSettings(app: RunningApp): Promise<Page> {
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'Microphone' }).click();
  return settings;
}

async function stop(overlay: Page): Promise<void> {
  await setCaptions(overlay, false);
  await waitForStatus(overlay, ({ status }) => status === 'idle');
}

test('another output becomes the default in mid-call: the others go on being captioned, and the test names it', async ({
  launch,
}) => {
  const app = await launch(launching());
  const overlay = await goLive(app);
  await play('aloud', parts[0]);
  await expect(theirs(overlay)).toContainText(lastWord(parts[0]), { timeout: 20_000 });
  sound.setOutput('headset');
  await play('headset', parts[1]);
  await expect(theirs(overlay)).toContainText(lastWord(parts[1]), { timeout: 20_000 });
  const settings = await openSettings(app);
  await expect.poll(listeners).toBe(3);
  await settings.getByRole('button', { name: 'Test both sides' }).click();
  await expect(settings.locator('.side', { hasText: 'Ann' })).toContainText('Hears what plays on Headset.');
  // The test looks at what the lanes hear and opens nothing.
  expect(listeners()).toBe(3);
  await stop(overlay);
  expect(said(app)).toBe(`${textOf(parts[0])} ${textOf(parts[1])}`);
});

test('what is played too softly for programs is said, raised by a press, and then heard', async ({
  launch,
}) => {
  sound.pactl('set-source-volume', 'speakers.monitor', '5%');
  const app = await launch(launching());
  const overlay = await goLive(app);
  await expect(overlay.locator('#root')).toContainText('The others are hardly heard');
  await expect(overlay.locator('#root')).toContainText('Speakers at 5\u00a0%');
  const settings = await openSettings(app);
  await settings.getByRole('button', { name: 'Raise it to 100' }).click();
  await expect(overlay.locator('#root')).not.toContainText('The others are hardly heard');
  await expect(settings.getByText('The others would hardly be heard.')).toHaveCount(0);
  expect(sound.pactl('get-source-volume', 'speakers.monitor')).toContain('100%');
  await play('aloud', parts[0]);
  await expect(theirs(overlay)).toContainText(lastWord(parts[0]), { timeout: 20_000 });
  await stop(overlay);
  expect(said(app)).toBe(textOf(parts[0]));
});

/** The test of both sides before a call, with real sources: what it names, what it hears, what it leaves alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import { readLastTranscript } from './app/transcriptsFile.ts';
import { writeMicrophoneFile } from './session/microphone.ts';
import { readState } from './session/scripted.ts';
import { lackOfSoundServer, type SoundServer, startSoundServer } from './session/soundServer.ts';
import { readShortTalk } from './speech/bundled.ts';

let sound: SoundServer;
let folder: string;
const lack = lackOfSoundServer();
test.skip(lack !== null, lack ?? '');
test.beforeEach(async () => {
  sound = await startSoundServer();
  folder = mkdtempSync(join(tmpdir(), 'surtitle-check-'));
});
test.afterEach(async () => {
  await sound.stop();
  rmSync(folder, { recursive: true });
});

const launching = () => ({
  env: sound.env,
  microphone: { kind: 'system' as const },
  settings: { echoCancellation: false },
});

/** How many programs hear one of the two sources. */
const listeners = (): number =>
  sound
    .pactl('list', 'short', 'source-outputs')
    .split('\n')
    .filter((line) => line.includes('protocol-native')).length;

const side = (page: Page, name: string) => page.locator('.side', { hasText: name });

async function begin(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Microphone' }).click();
  await page.getByRole('button', { name: 'Test both sides' }).click();
}

test('both sides are named and heard, the test sound only when it is asked for, and nothing is kept', async ({
  launch,
}) => {
  const app = await launch(launching());
  const page = await app.page('settings');
  await begin(page);
  await expect(side(page, 'You')).toContainText('Hears Microphone.');
  await expect(side(page, 'Others')).toContainText('Hears what plays on Speakers.');
  await expect(side(page, 'Others')).toContainText('Nothing heard yet.');
  for (const failure of ['Another device.', 'Volume.', 'Permission.'])
    await expect(side(page, 'Others').getByText(failure)).toBeVisible();
  const path = join(folder, 'talk.wav');
  await writeMicrophoneFile(path, (await readShortTalk()).sound);
  await Promise.all([
    sound.play('room', path),
    expect(side(page, 'You').getByText('Heard.', { exact: true })).toBeVisible({ timeout: 15_000 }),
  ]);
  await expect(side(page, 'Others')).toContainText('Nothing heard yet.');
  await page.getByRole('button', { name: 'Play a test sound' }).click();
  await expect(side(page, 'Others').getByText('Heard.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'End the test' }).click();
  await expect.poll(async () => (await readState(page)).sidesTest).toBe(null);
  await page.getByRole('tab', { name: 'Captions' }).click();
  await expect.poll(listeners).toBe(0);
  expect(readLastTranscript(app.userDataDir)?.entries ?? []).toEqual([]);
});

test('names that are typed stand over both sides at once, and are kept', async ({ launch }) => {
  const app = await launch(launching());
  const page = await app.page('settings');
  const overlay = await app.page('overlay');
  await expect(overlay.locator('.lane', { hasText: 'Others' })).toHaveCount(1);
  await page.getByRole('tab', { name: 'Microphone' }).click();
  await page.getByLabel('Your name').fill('Bea');
  await page.getByLabel('Their name').fill('Board of trustees');
  await expect(overlay.locator('.lane', { hasText: 'Bea' })).toHaveCount(1);
  await expect(overlay.locator('.lane', { hasText: 'Board of trustees' })).toHaveCount(1);
  expect((await readState(page)).settings.names).toEqual({ you: 'Bea', others: 'Board of trustees' });
});

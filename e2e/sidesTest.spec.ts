/** The test of both sides before a call, with real sources: what it names, what it hears, what it leaves alone. */
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { readLastTranscript } from './app/transcriptsFile.ts';
import { readState } from './session/scripted.ts';
import { hearingBoth, test } from './session/twoSides.ts';
import { readShortTalk } from './speech/bundled.ts';
import { partOf } from './speech/pieces.ts';

const side = (page: Page, name: string) => page.locator('.side', { hasText: name });

async function begin(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Microphone' }).click();
  await page.getByRole('button', { name: 'Test both sides' }).click();
}

test('both sides are named and heard, the test sound only when it is asked for, and nothing is kept', async ({
  launch,
  sides,
}) => {
  const app = await launch(hearingBoth(sides, null));
  const page = await app.page('settings');
  await begin(page);
  await expect(side(page, 'You')).toContainText('Hears Microphone.');
  await expect(side(page, 'Others')).toContainText('Hears what plays on Speakers.');
  await expect(side(page, 'Others')).toContainText('Nothing heard yet.');
  for (const failure of ['Another device.', 'Volume.', 'Permission.'])
    await expect(side(page, 'Others').getByText(failure)).toBeVisible();
  await Promise.all([
    sides.play('room', partOf(await readShortTalk(), { fromMs: 0, toMs: 5_000 })),
    expect(side(page, 'You').getByText('Heard.', { exact: true })).toBeVisible({ timeout: 15_000 }),
  ]);
  await expect(side(page, 'Others')).toContainText('Nothing heard yet.');
  await page.getByRole('button', { name: 'Play a test sound' }).click();
  await expect(side(page, 'Others').getByText('Heard.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'End the test' }).click();
  await expect.poll(async () => (await readState(page)).sidesTest).toBe(null);
  await page.getByRole('tab', { name: 'Captions' }).click();
  await expect.poll(sides.listeners).toBe(0);
  expect(readLastTranscript(app.userDataDir)?.entries ?? []).toEqual([]);
});

test('names that are typed stand over both sides at once, and are kept', async ({ launch, sides }) => {
  const app = await launch(hearingBoth(sides, null));
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

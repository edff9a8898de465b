/** What the computer plays during a call, when another output becomes the default and when Linux gives it too softly. */
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { RunningApp } from './app/host.ts';
import { goLive, hearingBoth, stopWhenSaid, type TwoSides, test } from './session/twoSides.ts';
import { readLongTalk, textOf } from './speech/bundled.ts';
import { partOf } from './speech/pieces.ts';
import type { Talk } from './speech/talk.ts';

const talk = await readLongTalk();
const [first, second] = [
  partOf(talk, { fromMs: 0, toMs: 3_450 }),
  partOf(talk, { fromMs: 3_450, toMs: 7_600 }),
] as const;

const launching = async (sides: TwoSides) =>
  hearingBoth(sides, await sides.serve([first, second]), { names: { you: '', others: 'Ann' } });

const untilCaptioned = (overlay: Page, { words }: Talk) =>
  expect(overlay.locator('.lane', { hasText: 'Ann' })).toContainText(words.at(-1)?.word ?? '', {
    timeout: 20_000,
  });

async function goLiveOnBoth(app: RunningApp, { listeners }: TwoSides): Promise<Page> {
  const overlay = await goLive(app);
  await expect.poll(listeners).toBe(2);
  return overlay;
}

async function openSettings(app: RunningApp): Promise<Page> {
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'Microphone' }).click();
  return settings;
}

test('another output becomes the default in mid-call: the others go on being captioned, and the test names it', async ({
  launch,
  sides,
}) => {
  const app = await launch(await launching(sides));
  const overlay = await goLiveOnBoth(app, sides);
  await sides.play('aloud', first);
  await untilCaptioned(overlay, first);
  sides.sound.setOutput('headset');
  await sides.play('headset', second);
  await untilCaptioned(overlay, second);
  const settings = await openSettings(app);
  await expect.poll(sides.listeners).toBe(3);
  await settings.getByRole('button', { name: 'Test both sides' }).click();
  await expect(settings.locator('.side', { hasText: 'Ann' })).toContainText('Hears what plays on Headset.');
  // The test looks at what the lanes hear and opens nothing.
  expect(sides.listeners()).toBe(3);
  await stopWhenSaid(app, { others: `${textOf(first)} ${textOf(second)}` });
});

test('what is played too softly for programs is said, raised by a press, and then heard', async ({
  launch,
  sides,
}) => {
  const { pactl } = sides.sound;
  pactl('set-source-volume', 'speakers.monitor', '5%');
  const app = await launch(await launching(sides));
  const overlay = await goLiveOnBoth(app, sides);
  await expect(overlay.locator('#root')).toContainText('The others are hardly heard');
  await expect(overlay.locator('#root')).toContainText('Speakers at 5\u00a0%');
  const settings = await openSettings(app);
  await settings.getByRole('button', { name: 'Raise it to 100' }).click();
  await expect(overlay.locator('#root')).not.toContainText('The others are hardly heard');
  await expect(settings.getByText('The others would hardly be heard.')).toHaveCount(0);
  expect(pactl('get-source-volume', 'speakers.monitor')).toContain('100%');
  await sides.play('aloud', first);
  await untilCaptioned(overlay, first);
  await stopWhenSaid(app, { others: textOf(first) });
});

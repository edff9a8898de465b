/** Two real sources at once: a person at the microphone and what the computer plays, each in a lane of its own. */
import { expect } from '@playwright/test';
import { setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { goLive, hearingBoth, stopWhenSaid, test } from './session/twoSides.ts';
import { readLongTalk, readShortTalk, textOf } from './speech/bundled.ts';
import { partOf } from './speech/pieces.ts';

/** Each from a sentence's start to a sentence's end. */
const mine = partOf(await readShortTalk(), { fromMs: 0, toMs: 10_400 });
const theirs = partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 });
const [said, heard] = [textOf(mine), textOf(theirs)];

test('two talks at once are captioned each in its own lane, every word once', async ({ launch, sides }) => {
  const app = await launch(hearingBoth(sides, await sides.serve([mine, theirs])));
  const overlay = await goLive(app);
  await Promise.all([
    sides.play('room', mine),
    sides.play('aloud', theirs),
    expect(overlay.locator('.lane', { hasText: 'Others' })).toContainText('opera house', { timeout: 30_000 }),
    expect(overlay.locator('.lane', { hasText: 'You' })).toContainText('Monday', { timeout: 30_000 }),
  ]);
  await stopWhenSaid(app, { you: said, others: heard });
});

test('a side is left out and taken in again from the tray, while the other goes on', async ({
  launch,
  sides,
}) => {
  const app = await launch(hearingBoth(sides, await sides.serve([mine, theirs])));
  const overlay = await goLive(app);
  await app.clickTray('Microphone');
  await expect(overlay.locator('.lane')).toHaveCount(0);
  await expect.poll(sides.listeners, { timeout: 20_000 }).toBe(1);
  await Promise.all([sides.play('room', mine), sides.play('aloud', theirs)]);
  await app.clickTray('Both sides');
  await expect(overlay.locator('.lane')).toHaveCount(2);
  await expect.poll(sides.listeners, { timeout: 20_000 }).toBe(2);
  await sides.play('aloud', theirs);
  await stopWhenSaid(app, { you: said, others: heard });
});

test('where the computer cannot be heard the microphone is captioned, and it is said why', async ({
  launch,
  sides,
}) => {
  sides.sound.pactl('unload-module', sides.sound.loopback);
  const app = await launch(hearingBoth(sides, await sides.serve([mine, theirs])));
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  const status = await waitForStatus(overlay, (now) => now.status === 'live' && now.warning !== null);
  expect(status).toMatchObject({ warning: { kind: 'computerSoundDenied' } });
  await expect(overlay.locator('#root')).toContainText('The others cannot be heard');
  await sides.play('room', theirs);
  await stopWhenSaid(app, { you: heard });
});

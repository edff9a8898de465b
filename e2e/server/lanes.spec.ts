/** Several who speak on one reader's page: who has the room when some of them have ended. */
import { expect, test } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { serve } from './served.ts';
import { speak } from './speaker.ts';

const PROJECTOR = { width: 1920, height: 1080 };

test('who has ended gives the room to who goes on, after a while, and no word of theirs jumps', async () => {
  const served = await serve();
  const browser = await openChromium();
  const { main: room } = served;
  const link = served.server.links[0]?.captions[0] ?? '';
  const ann = await speak(room.openFeed('Ann'), Date.now());
  const ben = await speak(room.openFeed('Ben'), Date.now());
  const eve = await speak(room.openFeed('Eve'), Date.now());
  for (const [one, text] of [
    [ann, 'I speak first.'],
    [ben, 'I speak between them.'],
    [eve, 'And I am the last.'],
  ] as const)
    one.say(text);
  const page = await (await browser.newContext({ viewport: PROJECTOR })).newPage();
  await page.clock.install();
  await page.goto(link);
  await expect(page.locator('.lane')).toHaveCount(3);
  const lane = page.locator('.lane', { hasText: 'Ben' });
  const row = lane.locator('.row').first();
  await expect(row).toContainText('between');
  const y = async () => Math.round((await row.boundingBox())?.y ?? Number.NaN);
  const height = async () => (await lane.boundingBox())?.height ?? 0;
  const [stoodAt, had] = [await y(), await height()];
  await ann.stop();
  await eve.stop();
  await page.clock.runFor(10_000);
  expect(await height()).toBe(had);
  await page.clock.runFor(11_000);
  await expect.poll(height).toBeGreaterThan(2.5 * had);
  expect(await y()).toBe(stoodAt);
  ben.say('And now I am alone, for as long as I like to speak.');
  await expect(lane.locator('.row').last()).toContainText('speak.');
  expect(await y()).toBe(stoodAt);
  await page.screenshot({ path: test.info().outputPath('alone.png') });
  // Who comes later sees nobody who has ended before.
  const late = await (await browser.newContext({ viewport: PROJECTOR })).newPage();
  await late.goto(link);
  await expect(late.locator('.lane:visible')).toHaveCount(1);
  await expect(late.locator('.lane:visible .row').last()).toContainText('speak.');
  await browser.close();
  await served.stop();
});

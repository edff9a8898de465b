/** What did I miss: what was said last rises beside the rows by one key, is read by keyboard, and leaves no trace. */
import { foundByAxe } from './axe.ts';
import { expect, goLive, readState, test } from './session/scripted.ts';

const SAID = Array.from({ length: 24 }, (_, turn) => `This is sentence ${turn + 1} of the morning.`);

test('one key raises what was said, larger and still, back to the first line; the rows beside it go on unmoved', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  for (const text of SAID) await scripted.send(text);
  await expect(page.locator('.rows:not(.sample)')).toContainText('24');
  const before = await page.evaluate(() => [innerHeight, document.querySelector('.stage')?.clientHeight]);
  const { lookBack: key } = (await readState(page)).settings.shortcuts;
  await app.pressShortcut(key);
  const newest = page.locator('.said').last();
  await expect(newest).toContainText('This is sentence 24 of the morning.');
  await expect(newest.locator('mark')).toHaveText('morning.');
  await expect(newest).toBeInViewport();
  expect(await foundByAxe(page, { withoutRules: ['color-contrast'] })).toEqual([]);
  const grown = await page.evaluate(() => [innerHeight, document.querySelector('.stage')?.clientHeight]);
  expect(grown[0]).toBeGreaterThan(before[0] ?? 0);
  expect(grown[1]).toBe(before[1]);
  const sizes = await page.evaluate(() =>
    ['.said', '.line'].map((name) => {
      const element = document.querySelector(name);
      return element === null ? 0 : Number.parseFloat(getComputedStyle(element).fontSize);
    }),
  );
  expect(sizes[0]).toBeGreaterThan(sizes[1] ?? 0);
  await scripted.say(page, 'And this is said meanwhile.');
  await expect(page.locator('.said')).not.toContainText(['meanwhile']);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.said:focus')).toContainText('sentence 23');
  await page.keyboard.press('Home');
  await expect(page.locator('.said:focus')).toContainText('sentence 1 of');
  await expect(page.locator('.said:focus')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.locator('.look-back')).toHaveCount(0);
  expect(await page.evaluate(() => [innerHeight, document.querySelector('.stage')?.clientHeight])).toEqual(
    before,
  );
});

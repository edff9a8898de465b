/** Who reads captions on a phone, in a real Chromium: the page stays where it was, and comes back by itself. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { freePort } from './ports.ts';
import { openRelay } from './relay.ts';
import { type Served, serve } from './served.ts';
import { type Speaker, speak } from './speaker.ts';

let served: Served;
let browser: Browser;
test.beforeEach(async () => {
  served = await serve();
  browser = await openChromium();
});
test.afterEach(async () => {
  await browser.close();
  await served.stop();
});

/** How far the newest row is below what is seen. */
const belowPx = (page: Page) =>
  page.locator('.region').evaluate((at) => at.scrollHeight - at.scrollTop - at.clientHeight);

const lines = (page: Page) => page.locator('[role=log] p').allTextContents();

async function open(): Promise<{ readonly page: Page; readonly ann: Speaker }> {
  const ann = await speak(served.main.openFeed('Ann'), Date.now());
  for (let line = 0; line < 60; line += 1) ann.say(`This is line ${line} of a long evening.`);
  const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
  await page.goto(served.server.links[0]?.captions[0] ?? '');
  await expect(page.locator('[role=log] p').last()).toContainText('line 59');
  return { page, ann };
}

test('a network that dies without a word is noticed, and what was said meanwhile is there', async () => {
  const port = await freePort();
  const through = await serve({ flags: { publicUrl: [`http://127.0.0.1:${port}`] } });
  // The last of its links leads there without the network between.
  const relay = await openRelay(port, through.server.links[0]?.captions.at(-1) ?? '');
  const ann = await speak(through.main.openFeed('Bea'), Date.now());
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  const { pathname, hash } = new URL(through.server.links[0]?.captions[0] ?? '');
  ann.say('This is heard.');
  await page.goto(`http://127.0.0.1:${port}${pathname}${hash}`);
  await expect(page.locator('.row').last()).toContainText('heard.');
  relay.freeze();
  ann.say('This is not.');
  await page.clock.fastForward(30_000);
  expect(await lines(page)).toEqual(['This is heard.']);
  // Chromium has other connections that are as dead, and tries those first.
  await expect(async () => {
    await page.clock.fastForward(45_000);
    await page.waitForTimeout(300);
    expect(await lines(page)).toEqual(['This is heard.', 'This is not.']);
  }).toPass({ timeout: 15_000 });
  await expect(page.locator('#status')).toHaveText('');
  relay.close();
  await through.stop();
});

test('on a phone nothing jumps: the newest line is seen with More open, and who reads back stays there', async () => {
  const { page } = await open();
  const region = page.locator('.region');
  const press = (name: string) => page.getByRole('button', { name }).click();
  const topRow = () =>
    region.evaluate((at) => {
      const { top } = at.getBoundingClientRect();
      const rows = [...at.querySelectorAll('.row')];
      return rows.find((row) => row.getBoundingClientRect().bottom > top + 1)?.textContent;
    });
  for (const name of ['More', 'A\u2212', 'A+', 'More']) {
    await press(name);
    await expect.poll(() => belowPx(page)).toBeLessThan(4);
    await expect(page.getByRole('button', { name: 'Newest' })).toBeHidden();
  }
  const heightPx = await region.evaluate((at) => at.clientHeight);
  await region.evaluate((at) => at.scrollBy(0, -300));
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
  expect(await region.evaluate((at) => at.clientHeight)).toBe(heightPx);
  expect(await belowPx(page)).toBe(300);
  const read = await topRow();
  await press('More');
  await expect.poll(() => region.evaluate((at) => at.clientHeight)).toBeLessThan(heightPx);
  expect(await topRow()).toBe(read);
  await press('A+');
  const numberIn = (text: string | undefined) => Number(/\d+/.exec(text ?? '')?.[0]);
  expect(Math.abs(numberIn(await topRow()) - numberIn(read))).toBeLessThanOrEqual(1);
  await press('Newest');
  await expect.poll(() => belowPx(page)).toBeLessThan(4);
});

test('More that opens just as rows come to rest does not take the page from the newest line', async () => {
  const { page, ann } = await open();
  // Rows roll until the test says so.
  await page.evaluate(() => {
    const { animate } = Element.prototype;
    Element.prototype.animate = function slowly(frames, options) {
      return animate.call(this, frames, { ...Object(options), duration: 60_000 });
    };
  });
  ann.say('One more line, which rolls up.');
  await page.waitForFunction(() => document.getAnimations().length > 0);
  ann.hear('And more');
  // While rows roll up the region reaches further, and what comes then scrolls it there; where that ends, the browser
  // scrolls it back by itself.
  await expect(page.locator('.row').last()).toContainText('more');
  await expect.poll(() => belowPx(page)).toBe(0);
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
    const region = document.querySelector('.region');
    region?.getBoundingClientRect();
    document.getElementById('more')?.click();
    // What browsers do where a frame falls between.
    region?.dispatchEvent(new Event('scroll'));
  });
  await expect(page.locator('#panel')).toBeVisible();
  await expect.poll(() => belowPx(page)).toBeLessThan(4);
  await expect(page.getByRole('button', { name: 'Newest' })).toBeHidden();
});

test('More that opens just as a line comes does not take the page from the newest line', async () => {
  const { page } = await open();
  // What browsers do where a frame falls between: the scrolling of a new line is told after the region has shrunk.
  await page.evaluate(() => {
    document.getElementById('more')?.click();
    document.querySelector('.region')?.dispatchEvent(new Event('scroll'));
  });
  await expect(page.locator('#panel')).toBeVisible();
  await expect.poll(() => belowPx(page)).toBeLessThan(4);
  await expect(page.getByRole('button', { name: 'Newest' })).toBeHidden();
});

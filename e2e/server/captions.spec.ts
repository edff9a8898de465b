/** The page that captions are read on, in a real Chromium: what is on it, how it looks, what survives a loss. */
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { type Served, serve } from './served.ts';
import { type Speaker, speak } from './speaker.ts';

const TALK = [
  'Good evening, and welcome to the opera house.',
  'Tonight I want to talk about the line of text above the stage.',
  'When a singer walks to the front and begins a long phrase in a language that most of the audience has never learned, the person in the booth has already read the next page of the score.',
  'Every line must appear at the very moment when the sound begins.',
  'How fast can people read? About fifteen characters a second, and some say twenty.',
];
const PHONE = { width: 360, height: 640 };
const PROJECTOR = { width: 1920, height: 1080 };

let served: Served;
let browser: Browser;
let ann: Speaker;
test.beforeEach(async () => {
  served = await serve();
  browser = await openChromium();
  const { main: room } = served;
  ann = await speak(room.openFeed('Ann'), Date.now());
  for (const turn of TALK) ann.say(turn);
});
test.afterEach(async () => {
  await browser.close();
  await served.stop();
});

const link = (): string => served.server.links[0]?.captions[0] ?? '';
const lines = async (page: Page): Promise<readonly string[]> =>
  page.locator('[role=log] p').allTextContents();
const rowText = async (page: Page): Promise<string> =>
  (await page.locator('.row').allTextContents()).join(' ');

async function open(options: BrowserContextOptions, url = link()): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(url);
  await expect(page.locator('.row').last()).toContainText('twenty.');
  return page;
}

test('everything that was said is there, the token is gone from the address, and nothing comes from elsewhere', async () => {
  const page = await (await browser.newContext()).newPage();
  let bytes = 0;
  const places = new Set<string>();
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  page.on('request', (request) => places.add(new URL(request.url()).origin));
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  const startedMs = performance.now();
  await page.goto(link());
  await expect(page.locator('.row').last()).toContainText('twenty.');
  const firstCaptionMs = performance.now() - startedMs;
  expect(await lines(page)).toEqual(TALK);
  expect(await rowText(page)).toBe(TALK.join(' '));
  expect(new URL(page.url()).hash).toBe('');
  expect([...places]).toEqual([served.address]);
  expect(errors).toEqual([]);
  expect(bytes).toBeLessThanOrEqual(100_000);
  test.info().annotations.push({
    type: 'budget',
    description: `${bytes} bytes, first caption after ${Math.round(firstCaptionMs)} ms`,
  });
});

test('words that are painted stay where they are while more come', async () => {
  const page = await open({ viewport: PHONE });
  ann.hear(' Now the second act');
  await expect(page.locator('.row').last()).toContainText('act');
  const before = await page.locator('.row').allTextContents();
  for (const word of ' is about to begin and nobody knows how it will end'.split(' ').slice(1))
    ann.hear(` ${word}`);
  ann.settle();
  await expect(page.locator('.row').last()).toContainText('end');
  const after = await page.locator('.row').allTextContents();
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
  expect(after[before.length - 1]?.startsWith(before.at(-1) ?? '')).toBe(true);
});

for (const [name, options] of [
  ['phone, light', { viewport: PHONE, colorScheme: 'light' }],
  ['phone, dark', { viewport: PHONE, colorScheme: 'dark' }],
  ['projector, light', { viewport: PROJECTOR, colorScheme: 'light' }],
  ['projector, dark', { viewport: PROJECTOR, colorScheme: 'dark' }],
] as const)
  test(`axe finds nothing, and nothing is cut off at its side: ${name}`, async () => {
    const page = await open(options);
    await page.getByRole('button', { name: 'More' }).click();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport.width);
    const widest = await page
      .locator('.line')
      .evaluateAll((all) => Math.max(...all.map((line) => line.getBoundingClientRect().right)));
    expect(widest).toBeLessThanOrEqual(options.viewport.width);
    await page.screenshot({ path: test.info().outputPath('page.png') });
  });

test('over a streaming program there are lines with boxes and nothing else', async () => {
  const page = await open({ viewport: { width: 1280, height: 300 } }, served.server.links[0]?.overlay ?? '');
  await expect(page.getByRole('toolbar')).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
  await page.screenshot({ path: test.info().outputPath('overlay.png'), omitBackground: true });
});

test('paused, nothing moves; going on, all is there', async () => {
  const page = await open({ viewport: PHONE });
  await page.getByRole('button', { name: 'Pause' }).click();
  ann.say('This came meanwhile.');
  await expect(page.getByRole('button', { name: 'Go on (1 new)' })).toBeVisible();
  expect(await rowText(page)).toBe(TALK.join(' '));
  await page.getByRole('button', { name: 'Go on (1 new)' }).click();
  await expect(page.locator('.row').last()).toContainText('meanwhile.');
});

test('who scrolls back stays there, and gets to the newest line by a button', async () => {
  const page = await open({ viewport: PHONE });
  const region = page.getByRole('region', { name: 'Captions' });
  await region.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBe(0);
  ann.say('This came meanwhile.');
  await expect(page.locator('.row').last()).toContainText('meanwhile.');
  expect(await region.evaluate((element) => element.scrollTop)).toBe(0);
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.locator('.row').last()).toBeInViewport();
});

test('larger text is set anew without a word lost, and remembered', async () => {
  const page = await open({ viewport: PHONE });
  await page.getByRole('button', { name: 'larger text' }).click();
  await page.getByRole('button', { name: 'larger text' }).click();
  expect(await rowText(page)).toBe(TALK.join(' '));
  await page.reload();
  await expect(page.locator('.row').last()).toContainText('twenty.');
  expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--caption-size'))).toBe(
    '40px',
  );
});

test('a phone that lost its network catches up without a gap and without a double', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(link());
  await expect(page.locator('.row').last()).toContainText('twenty.');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const network = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await cdp.send('Network.emulateNetworkConditions', network);
  ann.say('Nobody heard this on the phone.');
  ann.gap(3);
  ann.say('Nor this.');
  await cdp.send('Network.emulateNetworkConditions', { ...network, offline: false });
  await expect
    .poll(() => lines(page), { timeout: 20_000 })
    .toEqual([...TALK, 'Nobody heard this on the phone.', '[3 s not captioned]', 'Nor this.']);
});

test('two lanes stand under their names, each by itself', async () => {
  const page = await open({ viewport: PHONE });
  const { main: room } = served;
  const ben = await speak(room.openFeed('Ben'), Date.now());
  ben.say('I have a question.');
  await expect(page.getByRole('region', { name: 'Captions: Ben' })).toContainText('I have a question.');
  await expect(page.getByRole('region', { name: 'Captions: Ann' })).toContainText('twenty.');
});

test('a link that opens nothing says so, and nothing of the room', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${served.address}/c/main#wrong`);
  await expect(page.getByRole('status').first()).toHaveText(
    'This link opens no captions. Ask whoever gave it to you for a new one.',
  );
  await expect(page.getByRole('toolbar')).toBeHidden();
  await expect(page.locator('.row')).toHaveCount(0);
});

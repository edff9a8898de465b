/** How the server's pages look: the reader's on a telephone, a projector and over a stream, the speaker's. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { openChromium } from '../server/chromium.ts';
import { type Served, serve } from '../server/served.ts';
import { speak } from '../server/speaker.ts';
import { expect, look, test } from './looks.ts';

const TALK = [
  'Good evening, and welcome to the opera house.',
  'Tonight I want to talk about the line of text above the stage.',
  'Every line must appear at the very moment when the sound begins.',
  'How fast can people read? About fifteen characters a second, and some say twenty.',
];
const PHONE = { width: 360, height: 640 };
const PROJECTOR = { width: 1_920, height: 1_080 };
/** Says nothing to the page of the day on which the picture was taken. */
const BEGAN_AT = Date.UTC(2026, 10, 26, 19, 30);

let served: Served;
let browser: Browser;
test.beforeAll(async () => {
  served = await serve();
  browser = await openChromium();
  const ann = await speak(served.main.openFeed('Ann'), BEGAN_AT);
  for (const turn of TALK) ann.say(turn);
});
test.afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function open(options: BrowserContextOptions, link: string | null | undefined): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options })).newPage();
  await page.goto(link ?? '');
  return page;
}

async function reading(
  options: BrowserContextOptions,
  link: string | null | undefined = served.server.links[0]?.captions[0],
) {
  const page = await open(options, link);
  await expect(page.locator('.row').last()).toContainText('twenty.');
  return page;
}

for (const [name, options] of [
  ['phone-light', { viewport: PHONE, colorScheme: 'light' }],
  ['phone-dark', { viewport: PHONE, colorScheme: 'dark' }],
  ['projector-light', { viewport: PROJECTOR, colorScheme: 'light' }],
  ['projector-dark', { viewport: PROJECTOR, colorScheme: 'dark' }],
] as const)
  test(`the reader's page, ${name}`, async ({ isComparable }) => {
    test.skip(!isComparable, 'letters are drawn otherwise on this machine');
    const page = await reading(options);
    if (name === 'phone-dark') await page.getByRole('button', { name: 'More' }).click();
    await look({ page, name: `reader-${name}` });
  });

test('the lines over a stream', async ({ isComparable }) => {
  test.skip(!isComparable, 'letters are drawn otherwise on this machine');
  const page = await reading({ viewport: { width: 1_280, height: 300 } }, served.server.links[0]?.overlay);
  await page.evaluate(() => {
    document.documentElement.style.background = 'linear-gradient(#27465c, #6f8f4e)';
  });
  await look({ page, name: 'reader-stream' });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the speaker's page, ${colorScheme}`, async ({ isComparable }) => {
    test.skip(!isComparable, 'letters are drawn otherwise on this machine');
    const page = await open({ viewport: PHONE, colorScheme }, served.server.links[0]?.microphone[0]);
    await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
    await look({ page, name: `speaker-${colorScheme}` });
  });

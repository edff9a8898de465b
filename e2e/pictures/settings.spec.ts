/** How the settings window looks: each section in light and dark, narrow, in forced colours, with text twice as large. */
import type { Page } from 'playwright';
import { SECTIONS } from '../../renderer/settings/sections.ts';
import type { RunningApp } from '../app/host.ts';
import { launchApp } from '../app/launch.ts';
import { look, test } from './looks.ts';
import { PICTURED_AT, steadyApp } from './steady.ts';

const WINDOW = { width: 900, height: 900 };
const NARROW = { width: 320, height: 700 };

let app: RunningApp;
let page: Page;
test.describe.configure({ mode: 'default' });
test.beforeAll(async ({ isComparable }) => {
  if (!isComparable) return;
  app = await launchApp({ ...steadyApp, settings: { engine: 'local' } });
  await app.setClock(PICTURED_AT - Date.now());
  page = await app.page('settings');
});
test.afterAll(() => app?.dispose());
test.beforeEach(({ isComparable }) => {
  test.skip(!isComparable, 'letters are drawn otherwise on this machine');
});

const levels = () => [page.getByRole('meter'), page.locator('.level')];
const open = async (section: string) => {
  await page.locator(`[role=tab][id$="${section}"]`).click();
  // What lies under the pointer looks otherwise.
  await page.mouse.move(0, 0);
};

const closeStart = async () => {
  const close = page.getByRole('button', { name: 'Close' });
  if (await close.isVisible()) await close.click();
};

test('the first minute', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.setViewportSize(WINDOW);
    await page.emulateMedia({ colorScheme });
    await look({ page, name: `settings-start-${colorScheme}`, masks: levels() });
  }
});

for (const section of SECTIONS)
  test(`the section ${section}`, async () => {
    await page.setViewportSize(WINDOW);
    await closeStart();
    await open(section);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look({ page, name: `settings-${section}-${colorScheme}`, masks: levels() });
    }
  });

test('narrow, in forced colours, with text twice as large', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await closeStart();
  await page.setViewportSize(NARROW);
  for (const section of ['captions', 'microphone', 'cost'] as const) {
    await open(section);
    await look({ page, name: `settings-${section}-narrow`, masks: levels() });
  }
  await page.setViewportSize(WINDOW);
  await page.emulateMedia({ forcedColors: 'active' });
  await open('speech');
  await look({ page, name: 'settings-speech-forced' });
  await page.emulateMedia({ forcedColors: 'none' });
  // As the browser's own zoom does it: half as many pixels of the page, each twice as large.
  await page.setViewportSize({ width: WINDOW.width / 2, height: WINDOW.height / 2 });
  await open('captions');
  await look({ page, name: 'settings-captions-zoomed' });
});

/** How the library looks: empty, its list, what was said in a session, a search; wide, narrow, light, dark, in forced colours. */
import type { Page } from 'playwright';
import type { RunningApp } from '../app/host.ts';
import { launchApp } from '../app/launch.ts';
import type { Profile } from '../app/profile.ts';
import { expect, look, test } from './looks.ts';
import { PICTURED_AT, profileWithSessions, steadyApp } from './steady.ts';

const WINDOW = { width: 1_040, height: 720 };
const NARROW = { width: 320, height: 640 };

let profile: Profile;
let app: RunningApp;
test.describe.configure({ mode: 'default' });
test.beforeAll(({ isComparable }) => {
  if (isComparable) profile = profileWithSessions();
});
test.beforeEach(({ isComparable }) => {
  test.skip(!isComparable, 'letters are drawn otherwise on this machine');
});
test.afterEach(() => app?.dispose());
test.afterAll(() => profile?.remove());

async function openLibrary(
  options: { readonly profileDir?: string },
  general: Readonly<Record<string, unknown>> = {},
): Promise<Page> {
  app = await launchApp({ ...steadyApp, settings: { engine: 'local', general }, ...options });
  await app.startAgain();
  const page = await app.page('library');
  await page.clock.setFixedTime(PICTURED_AT);
  await page.setViewportSize(WINDOW);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
  return page;
}

test('before anything was said', async () => {
  const page = await openLibrary({});
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look({ page, name: 'library-empty' });
});

test('its list, a session, a search', async () => {
  const page = await openLibrary({ profileDir: profile.dir });
  await expect(page.getByText('Good afternoon, everybody.').first()).toBeVisible();
  await look({ page, name: 'library-list' });
  await page.setViewportSize(NARROW);
  await look({ page, name: 'library-list-narrow' });
  await page.getByText('Good afternoon, everybody.').first().click();
  await expect(page.getByText('which still flicker.').last()).toBeAttached();
  await page.mouse.move(0, 0);
  await look({ page, name: 'library-reading-narrow' });
  await page.setViewportSize(WINDOW);
  await look({ page, name: 'library-reading-light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await look({ page, name: 'library-reading-dark' });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await look({ page, name: 'library-reading-forced' });
  await page.emulateMedia({ forcedColors: 'none' });
  await page.getByRole('searchbox').fill('half past');
  await expect(page.locator('.hit')).toHaveCount(2, { timeout: 20_000 });
  await look({ page, name: 'library-search-light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await look({ page, name: 'library-search-dark' });
});

test('in Arabic, from right to left, with text twice as large', async () => {
  const page = await openLibrary({ profileDir: profile.dir }, { locale: 'ar', textPercent: 200 });
  await page.getByText('Good afternoon, everybody.').first().click();
  await expect(page.getByText('which still flicker.').last()).toBeAttached();
  await page.mouse.move(0, 0);
  await look({ page, name: 'library-arabic-zoomed' });
});

test('what it exports', async () => {
  const page = await openLibrary({ profileDir: profile.dir }, { theme: 'dark' });
  await page.getByText('Good afternoon, everybody.').first().click();
  await page.getByRole('button', { name: 'Export…' }).first().click();
  await expect(page.getByRole('textbox', { name: 'How it begins' })).toHaveValue(/00:00:/);
  await page.mouse.move(0, 0);
  await look({ page, name: 'library-export-dark' });
});

/** What a start shows: never nothing, and no window to who did not ask for one. */
import type { Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import { openProfile } from './app/profile.ts';
import { seedSessions } from './library/seed.ts';

const READY = /^Surtitle is ready\. .+ starts captions\.$/;

const framed = (page: Page) =>
  page
    .context()
    .pages()
    .map((open) => new URL(open.url()).pathname.split('/').find((name) => /settings|library/.test(name)))
    .filter((name) => name !== undefined);

test('started by a person with a key it opens the library, and the overlay says how captions begin', async ({
  launch,
}) => {
  const app = await launch({ apiKey: 'sk-test', args: [] });
  await expect(
    (await app.page('library')).getByRole('heading', { name: 'Nothing has been said yet' }),
  ).toBeVisible();
  const overlay = await app.page('overlay');
  await expect(overlay.getByText(READY)).toBeVisible();
  // It is information only.
  await expect(overlay.getByText(READY)).toBeHidden({ timeout: 20_000 });
});

test('started at login it opens no window, also without a key where something was captioned before', async ({
  launch,
}) => {
  const profile = openProfile({});
  seedSessions(profile, [{ id: 'earlier', daysAgo: 1, said: ['Good morning.'] }]);
  try {
    for (const apiKey of ['sk-test', undefined]) {
      const app = await launch({ profileDir: profile.dir, ...(apiKey !== undefined && { apiKey }) });
      const overlay = await app.page('overlay');
      await expect(overlay.getByText(READY)).toBeVisible();
      expect(framed(overlay)).toEqual([]);
      await app.quit();
    }
    const byPerson = await launch({ profileDir: profile.dir, args: [] });
    await expect((await byPerson.page('library')).getByText('Good morning.').first()).toBeVisible();
    expect(framed(await byPerson.page('overlay'))).toEqual(['library']);
  } finally {
    profile.remove();
  }
});

test('Ctrl+L in the settings opens the library, whatever the keyboard’s layout', async ({ app }) => {
  const settings = await app.page('settings');
  await settings.bringToFront();
  await settings
    .locator('body')
    .dispatchEvent('keydown', { key: 'д', code: 'KeyL', ctrlKey: true, bubbles: true });
  await expect(
    (await app.page('library')).getByRole('heading', { name: 'Nothing has been said yet' }),
  ).toBeVisible();
});

/** Where a desktop shows no tray and fires no global shortcut, Settings and a second launch do what they would. */
import { expect, test } from './app/fixture.ts';
import { readState } from './session/scripted.ts';

test('Settings starts, stops, shows, unlocks and quits, from the keyboard too', async ({ launch }) => {
  const app = await launch({ apiKey: 'sk-local', settings: { baseUrl: 'http://127.0.0.1:9/v1' } });
  await app.clickTray('Settings…');
  const page = await app.page('settings');
  const intent = async () => (await readState(page)).intent;
  await page.getByRole('button', { name: 'Start captions' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(intent).toEqual({
    captions: true,
    overlayVisible: true,
    positionLocked: true,
    muted: false,
    lookBack: false,
    paused: false,
    offRecord: false,
  });
  for (const name of ['Stop captions', 'Hide overlay', 'Unlock position'])
    await page.getByRole('button', { name }).click();
  await expect.poll(intent).toEqual({
    captions: false,
    overlayVisible: false,
    positionLocked: false,
    muted: false,
    lookBack: false,
    paused: false,
    offRecord: false,
  });
  await page.getByRole('button', { name: 'Lock position' }).click();
  await page.getByRole('button', { name: 'Show overlay' }).click();
  await expect.poll(intent).toEqual({
    captions: false,
    overlayVisible: true,
    positionLocked: true,
    muted: false,
    lookBack: false,
    paused: false,
    offRecord: false,
  });
  const closed = page.waitForEvent('close');
  await page.getByRole('button', { name: 'Quit Surtitle' }).click();
  await closed;
});

test('a second launch toggles, shows, stops and quits the app that runs, and opens no window for it', async ({
  launch,
}) => {
  const app = await launch({ apiKey: 'sk-local', settings: { baseUrl: 'http://127.0.0.1:9/v1' } });
  const page = await app.page('overlay');
  const intent = async () => (await readState(page)).intent;
  expect(await app.startAgain(['--toggle'])).toBe(0);
  await expect.poll(intent).toMatchObject({ captions: true, overlayVisible: true });
  expect(await app.startAgain(['--stop'])).toBe(0);
  await expect.poll(intent).toMatchObject({ captions: false });
  expect(
    page
      .context()
      .pages()
      .filter((open) => open.url().includes('/settings/')),
  ).toEqual([]);
  const closed = page.waitForEvent('close');
  expect(await app.startAgain(['--quit'])).toBe(0);
  await closed;
});

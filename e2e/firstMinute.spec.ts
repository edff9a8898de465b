/** The first minute in Settings: what is ticked has happened, and what leads to a key leads into its field. */
import type { Page } from 'playwright';
import { startRealtimeServer } from './service/server.ts';
import { expect, test } from './session/scripted.ts';

const KEY = 'sk-good-7d31';

const steps = (page: Page) => page.getByRole('region', { name: 'Your first captions' }).getByRole('listitem');
const ticked = async (page: Page) =>
  (await steps(page).evaluateAll((items) => items.map((item) => item.classList.contains('done')))).join(' ');

test('nothing is ticked before it happened: not by a press, not by a wrong key, not by any text', async ({
  launch,
}) => {
  const service = await startRealtimeServer({ apiKey: KEY });
  const app = await launch({ settings: { baseUrl: service.baseUrl } });
  const page = await app.page('settings');
  await page.bringToFront();
  expect(await ticked(page)).toBe('false false false');
  // What a key costs, and where one is had, stand where it is asked for.
  await expect(steps(page).nth(2)).toContainText(/bills about (US)?\$\d/);
  await page.getByRole('button', { name: 'Enter a key' }).click();
  const field = page.getByLabel('New key');
  await expect(field).toBeFocused();
  await expect(page.getByRole('button', { name: 'Open OpenAI’s page of keys' })).toBeVisible();

  await page.keyboard.type('any text at all');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(steps(page).nth(2)).toContainText('The API key was not accepted.');
  expect(await ticked(page)).toBe('false false false');

  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop captions' })).toBeVisible();
  expect(await ticked(page)).toBe('false false false');
  await page.getByRole('button', { name: 'Stop captions' }).click();

  await field.fill(KEY);
  await field.press('Enter');
  await expect(steps(page).nth(2)).toContainText('The service accepted your key.');
  expect(await ticked(page)).toBe('false false true');
  await service.close();
});

test('captions and the microphone are ticked by words that were written down, and what is ticked can be looked at', async ({
  scripted,
  launch,
}) => {
  const { apiKey, ...withoutKey } = scripted.options;
  const app = await launch(withoutKey);
  const page = await app.page('settings');
  await page.bringToFront();
  await page.getByLabel('New key').fill(apiKey ?? '');
  await page.getByLabel('New key').press('Enter');
  await expect(steps(page).nth(2)).toContainText('The service accepted your key.');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Say something' })).toBeVisible();
  expect(await ticked(page)).toBe('false false true');
  await scripted.say(await app.page('overlay'), 'The first words of all.');
  await expect(page.getByRole('heading', { name: 'Captions work' })).toBeVisible();
  await expect.poll(() => ticked(page)).toBe('true true true');
  // Whoever goes on from here finds the words where they are kept.
  await page.getByRole('button', { name: 'Library' }).click();
  await expect((await app.page('library')).getByText('The first words of all.').first()).toBeVisible();
});

/** The key in the settings window: stored, tested, replaced, removed, and never shown again. */
import type { Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import type { RunningApp } from './app/host.ts';
import { filesHolding } from './app/secrets.ts';
import { startRealtimeServer } from './service/server.ts';
import { readState } from './session/scripted.ts';

const KEY = 'sk-marked-9f2c51';

/** The window opens by itself only while there is no key. */
async function openSettings(app: RunningApp): Promise<Page> {
  await app.clickTray('Settings…');
  return app.page('settings');
}

async function storeKey(page: Page): Promise<void> {
  await page.getByLabel('New key').fill(KEY);
  await page.getByRole('button', { name: 'Save the key' }).click();
}

/** Everything the page could show or has in a field. */
const wholePage = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
      (field) => field.value,
    );
    return [document.documentElement.outerHTML, ...fields].join('\n');
  });

test('a key is stored, tested, replaced by a wrong one, removed, and never shown again', async ({
  launch,
}) => {
  const service = await startRealtimeServer({ apiKey: KEY });
  const app = await launch({ settings: { baseUrl: service.baseUrl } });
  const page = await app.page('settings');
  await expect(page.getByText('There is no key yet.')).toBeVisible();
  await storeKey(page);
  await expect(page.getByText('A key is stored.')).toBeVisible();
  await expect(page.getByLabel('New key')).toHaveValue('');
  await expect(page.getByText('The key works')).toBeVisible();
  expect(await wholePage(page)).not.toContain(KEY);
  expect(JSON.stringify(await readState(page))).not.toContain(KEY);
  expect(filesHolding(KEY, app.userDataDir)).toEqual([]);

  await page.getByLabel('New key').fill('sk-wrong');
  await page.getByRole('button', { name: 'Save the key' }).click();
  const field = page.getByLabel('New key');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleErrorMessage('The API key was not accepted. Enter it again.');
  await expect(field).toBeFocused();

  await page.getByLabel('New key').fill(KEY);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The key works')).toBeVisible();
  await service.close();
  await page.getByRole('button', { name: 'Test the key' }).click();
  await expect(page.getByText('The key could not be tested now.')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'false');

  await page.getByRole('button', { name: 'Remove the key' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('There is no key yet.')).toBeVisible();
  expect((await readState(page)).key.source).toBe('none');
});

test('a key from the environment is named as such and cannot be removed here', async ({ launch }) => {
  const page = await openSettings(await launch({ apiKey: KEY }));
  await expect(page.getByText('The key comes from the environment.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the key' })).toBeDisabled();
  expect(await wholePage(page)).not.toContain(KEY);
});

test('another server gets the key only after a yes to a question that no page can answer', async ({
  launch,
}) => {
  const [here, there] = [
    await startRealtimeServer({ apiKey: KEY }),
    await startRealtimeServer({ apiKey: KEY }),
  ];
  const app = await launch({ settings: { baseUrl: here.baseUrl } });
  const page = await app.page('settings');
  await storeKey(page);
  await expect(page.getByText('A key is stored.')).toBeVisible();
  const address = page.getByLabel('Address');
  const { host } = new URL(there.baseUrl);
  await address.fill(there.baseUrl);
  await address.press('Enter');
  await expect(page.getByText(`You have not allowed the server ${host}.`)).toBeVisible();
  await expect(address).toHaveValue(here.baseUrl);
  expect((await readState(page)).settings.baseUrl).toBe(here.baseUrl);

  await app.pressInQuestion(`Send it to ${host}`);
  await address.fill(there.baseUrl);
  await address.press('Enter');
  await expect.poll(async () => (await readState(page)).settings.baseUrl).toBe(there.baseUrl);
  await page.getByRole('button', { name: 'Test the key' }).click();
  await expect(page.getByText('The key works')).toBeVisible();
  expect(await app.askedQuestions()).toEqual(Array(2).fill(`Send your API key to ${host}?`));
  await here.close();
  await there.close();
});

test('without a keyring the key is written only after a plain yes', async ({ launch }) => {
  test.skip(process.platform !== 'linux', 'only Linux can be without a keyring');
  // Nobody is asked there: the key of this test is not to leave the computer.
  const settings = { baseUrl: 'http://127.0.0.1:9/v1' };
  const app = await launch({ host: 'stand-in', keyring: 'basic_text', settings });
  const page = await app.page('settings');
  await storeKey(page);
  const question = page.getByRole('alertdialog', { name: 'Store the key as plain text?' });
  await expect(question.getByRole('button', { name: 'Do not store it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect({ source: (await readState(page)).key.source, files: filesHolding(KEY, app.userDataDir) }).toEqual({
    source: 'none',
    files: [],
  });
  await page.getByRole('button', { name: 'Save the key' }).click();
  await question.getByRole('button', { name: 'Store it as plain text' }).click();
  await expect(page.getByText('A key is stored as plain text.')).toBeVisible();
  expect((await readState(page)).key).toMatchObject({ source: 'stored', storage: 'plainText' });
});

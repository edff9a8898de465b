/**
 * What a person changes in the settings window, in the running app: every change reaches main's state and
 * outlives a restart.
 */
import type { Page } from 'playwright';
import { defaultSettings } from '../core/app/settings.ts';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { expect, test } from './app/fixture.ts';
import { readState } from './session/scripted.ts';

const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

test('every change reaches the state and outlives a restart', async ({ app }) => {
  const page = await app.page('settings');
  // Another server would hear what is said, so the system asks, also before there is a key.
  await app.pressInQuestion('Use eu.example.org');
  await page.getByLabel('Address').fill('https://eu.example.org/v1/');
  await page.getByLabel('Address').press('Enter');
  await openTab(page, 'Microphone');
  await page.getByRole('switch', { name: 'Echo cancellation' }).uncheck();
  await page.getByRole('switch', { name: 'Noise suppression' }).check();
  await page.getByLabel('Your name').fill('Bea');
  await openTab(page, 'Speech');
  await page.getByRole('radio', { name: 'Automatic' }).check();
  for (const language of ['German', 'pt']) {
    await page.getByLabel('Languages you expect').fill(language);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Languages you expect')).toHaveValue('');
  }
  await expect(
    page.getByText('This computer captions English only, not German or Portuguese.'),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'Careful' }).check();
  await page.getByLabel('Names and terms').fill('Maria Callas\nTosca');
  await openTab(page, 'Captions');
  await page.getByLabel('Size').fill('48');
  await page.getByRole('slider', { name: 'Lines' }).fill('3');
  await page.getByRole('radio', { name: 'Outline' }).check();
  await page.getByRole('radio', { name: 'Yellow' }).check();
  await page.getByRole('radio', { name: 'Navy' }).check();
  await page.getByLabel('Background opacity').fill('0.5');
  await page.getByLabel('Hold').fill('8000');
  await page.getByLabel('Alert me at').fill('Bea\nbudget review');
  await page.getByRole('switch', { name: 'Also notify' }).check();
  const changed = {
    version: 1,
    baseUrl: 'https://eu.example.org/v1',
    sources: 'both',
    microphone: null,
    echoCancellation: false,
    noiseSuppression: true,
    engine: 'automatic',
    languages: ['de', 'pt'],
    delay: 'high',
    keywords: ['Maria Callas', 'Tosca'],
    launchAtLogin: false,
    shareWith: 'network',
    prices: [],
    monthlyBudgetUsd: null,
    whenSpent: 'local',
    captions: {
      ...defaultSettings.captions,
      fontSizePx: 48,
      lines: 3,
      textColour: '#ffff00',
      backgroundColour: '#0b1f4b',
      backgroundOpacity: 0.5,
      edge: 'outline',
      holdMs: 8_000,
    },
    general: { locale: 'system', theme: 'system', textPercent: 100, hideStops: false, keepDays: null },
    names: { you: 'Bea', others: '' },
    alerts: { terms: ['Bea', 'budget review'], notifies: true },
    shortcuts: defaultShortcuts(false),
  };
  await expect.poll(async () => (await readState(page)).settings).toEqual(changed);
  const again = await (await app.restart()).page('settings');
  expect((await readState(again)).settings).toEqual(changed);
  await expect(again.getByLabel('Address')).toHaveValue('https://eu.example.org/v1');
});

test('an address that is none is refused in words and changes nothing', async ({ app }) => {
  const page = await app.page('settings');
  await page.getByLabel('Address').fill('http://example.org/v1');
  await page.getByLabel('Address').press('Enter');
  await expect(page.getByText('Enter a full address that begins with https://')).toBeVisible();
  expect((await readState(page)).settings.baseUrl).toBe('https://api.openai.com/v1');
  await page.getByRole('button', { name: 'Use the default' }).click();
  await expect(page.getByLabel('Address')).toHaveValue('https://api.openai.com/v1');
});

test('a microphone that is not connected stays chosen and is named so', async ({ launch }) => {
  const microphone = { deviceId: 'gone', label: 'Old headset' };
  const app = await launch({ settings: { microphone } });
  const page = await app.page('settings');
  await openTab(page, 'Microphone');
  await expect(page.getByRole('combobox', { name: 'Device' })).toContainText('Old headset (not connected)');
  await expect(page.getByText('Old headset is not connected.')).toBeVisible();
  expect((await readState(page)).settings.microphone).toEqual(microphone);
  await page.getByRole('combobox', { name: 'Device' }).selectOption({ index: 0 });
  await expect.poll(async () => (await readState(page)).settings.microphone).toBe(null);
});

test('no microphone, or one that may not be used, is said in words', async ({ launch }) => {
  const none = await (await launch({ microphone: { kind: 'none' } })).page('settings');
  await openTab(none, 'Microphone');
  await expect(none.getByText('No microphone was found.')).toBeVisible();
  const denied = await (await launch({ microphone: { kind: 'denied' } })).page('settings');
  await openTab(denied, 'Microphone');
  await expect(denied.getByText('Surtitle may not use the microphone.')).toBeVisible();
});

test('the level shows what the microphone hears', async ({ app }) => {
  const page = await app.page('settings');
  await openTab(page, 'Microphone');
  await expect(page.getByRole('meter', { name: 'Microphone level' })).toHaveText(
    /^(?:Quiet|Good|Too loud), /,
  );
});

test('a shortcut is recorded from the keyboard, registered, cleared and reset', async ({ app }) => {
  const page = await app.page('settings');
  await openTab(page, 'Shortcuts');
  const field = page.getByRole('button', { name: /^Start or stop captions:/ });
  await field.click();
  await page.keyboard.press('k');
  await expect(page.getByText('a key alone is needed for typing')).toBeVisible();
  await page.keyboard.press('Control+Shift+F8');
  await expect
    .poll(async () => (await readState(page)).settings.shortcuts.toggleCaptions)
    .toBe('CommandOrControl+Shift+F8');
  await app.pressShortcut('CommandOrControl+Shift+F8');
  await expect.poll(async () => (await readState(page)).intent.captions).toBe(true);
  await page.getByRole('button', { name: 'Clear Start or stop captions' }).click();
  await expect
    .poll(() => app.heldShortcuts())
    .toEqual(['CommandOrControl+Alt+O', 'CommandOrControl+Alt+Shift+M', 'CommandOrControl+Alt+B']);
  await page.getByRole('button', { name: 'Reset Start or stop captions' }).click();
  await expect
    .poll(async () => (await readState(page)).settings.shortcuts.toggleCaptions)
    .toBe('CommandOrControl+Alt+C');
});

test('keys that type a sign on this layout are warned of, and taken only when pressed again', async ({
  app,
}) => {
  const page = await app.page('settings');
  await openTab(page, 'Shortcuts');
  const field = page.getByRole('button', { name: /^Start or stop captions:/ });
  const stored = async () => (await readState(page)).settings.shortcuts.toggleCaptions;
  const before = await stored();
  // As a Polish keyboard sends AltGr and L on Windows.
  const pressAltGrL = () =>
    field.dispatchEvent('keydown', { key: 'ł', code: 'KeyL', ctrlKey: true, altKey: true });
  await field.click();
  await pressAltGrL();
  await expect(page.getByText('These keys type ł on your keyboard')).toBeVisible();
  expect(await stored()).toBe(before);
  await pressAltGrL();
  await expect.poll(stored).toBe('CommandOrControl+Alt+L');
});

test('a shortcut another program holds is named beside its field until it is changed', async ({ launch }) => {
  const app = await launch({ host: 'stand-in', takenShortcuts: ['CommandOrControl+Alt+K'] });
  const page = await app.page('settings');
  await openTab(page, 'Shortcuts');
  await page.getByRole('button', { name: /^Start or stop captions:/ }).click();
  await page.keyboard.press('Control+Alt+k');
  const told = page.getByText('Another program uses Ctrl + Alt + K.');
  await expect(
    page.getByRole('status').filter({ has: told }).or(page.getByRole('status').and(told)),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Reset Start or stop captions' }).click();
  await expect(told).toHaveCount(0);
});

test('weak colours are warned of, and the defaults come back in one press', async ({ app }) => {
  const page = await app.page('settings');
  await openTab(page, 'Captions');
  await expect(page.getByText('Easy to read')).toBeVisible();
  await page.getByLabel('Background opacity').fill('0.1');
  await expect(page.getByText(/Hard to read: contrast 1\.\d to 1/)).toBeVisible();
  await page.getByRole('button', { name: 'Reset captions to default' }).click();
  await expect(page.getByText('Easy to read')).toBeVisible();
  await expect.poll(async () => (await readState(page)).settings.captions.backgroundOpacity).toBe(0.8);
});

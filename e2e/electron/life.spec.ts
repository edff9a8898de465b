/** How an app in the stand-in starts, starts twice and ends. */
import { fileURLToPath } from 'node:url';
import { LOGIN_ARGUMENT } from '../../core/app/command.ts';
import { expect, test } from '../app/fixture.ts';

test.use({ host: 'stand-in' });

test('a second start ends, and the first opens its library, unless it is one at login', async ({
  launch,
}) => {
  const app = await launch({ apiKey: 'sk-local' });
  const overlay = await app.page('overlay');
  const intent = async () =>
    (await overlay.evaluate(() => window.surtitle.call('readState', undefined))).intent;
  const opened = () =>
    overlay
      .context()
      .pages()
      .filter((page) => page.url().includes('library'));
  const hide = () =>
    overlay.evaluate(() => window.surtitle.call('changeIntent', { overlayVisible: false, lookBack: false }));
  await hide();
  expect(await app.startAgain([LOGIN_ARGUMENT])).toBe(0);
  // By what comes after it, it has come.
  expect(await app.startAgain(['--look-back'])).toBe(0);
  await expect.poll(async () => (await intent()).lookBack).toBe(true);
  expect(opened()).toEqual([]);
  await hide();
  expect(await app.startAgain()).toBe(0);
  await app.page('library');
  expect((await intent()).overlayVisible).toBe(true);
});

test('quitting ends with 0', async ({ app }) => {
  await app.page('overlay');
  expect(await app.quit()).toBe(0);
});

test('a killed app takes its pages along, and starts again on the same profile', async ({ app }) => {
  const page = await app.page('overlay');
  const closed = page.waitForEvent('close');
  await app.kill();
  await closed;
  const again = await (await app.restart()).page('overlay');
  const state = await again.evaluate(() => window.surtitle.call('readState', undefined));
  expect(state.problem).toBe(null);
});

test('what the stand-in lacks is an error, and an app that fails at start is told in its words', async ({
  launch,
}) => {
  const main = fileURLToPath(new URL('./fixture/main.mjs', import.meta.url));
  const error = await launch({ main }).catch((reason: Error) => reason);
  const message = error instanceof Error ? error.message : '';
  expect(message).toMatch(/^The app ended with 1\. It said:\n[\s\S]*broken on purpose, true/);
  const lacked = [
    ...message.matchAll(/^(\w+): The stand-in for Electron lacks (.*); add it to e2e\/electron/gm),
  ];
  expect(lacked.map(([, name, what]) => `${name}: ${what}`)).toEqual([
    'part: powerSaveBlocker',
    'method: App.setBadgeCount',
    'windowMethod: BrowserWindow.setKiosk',
    'static: BrowserWindow.fromId',
    'path: the path music',
    'menuOption: the option toolTip of menu items',
    'scheme: the scheme other',
    'storage: safeStorage.decryptString',
    'ipc: IpcMain.handleOnce',
  ]);
});

/** What the stand-in's desktop offers main, and what tests can do to it. */
import { expect, test } from '../app/fixture.ts';
import { startRealtimeServer } from '../service/server.ts';

test.use({ host: 'stand-in' });

test('only what a person could click in the tray can be clicked', async ({ app }) => {
  await app.page('overlay');
  await expect(app.clickTray('Export last session…')).rejects.toThrow(
    'The menu item “Export last session…” cannot be clicked.',
  );
  await expect(app.clickTray('Off')).rejects.toThrow(/^The tray’s menu has no “Off”; it has .*“Settings…”/);
});

test('a shortcut that the app does not hold cannot be pressed', async ({ app }) => {
  await app.page('overlay');
  await expect(app.pressShortcut('Alt+X')).rejects.toThrow('The app holds no shortcut Alt+X; it holds');
});

test('a secret survives a restart, and is lost with the keyring', async ({ launch }) => {
  // Whoever answers with this key alone shows that it came back as it was.
  const server = await startRealtimeServer({ apiKey: 'sk-marked' });
  const app = await launch({ settings: { baseUrl: server.baseUrl } });
  const stored = await (await app.page('settings')).evaluate(() =>
    window.surtitle.call('storeKey', { key: 'sk-marked', acceptPlainText: false }),
  );
  expect(stored.ok).toBe(true);
  const problem = async (running: typeof app) => {
    await running.clickTray('Settings…');
    const page = await running.page('settings');
    const result = await page.evaluate(() => window.surtitle.call('testKey', undefined));
    return result.ok ? null : result.problem.kind;
  };
  const again = await app.restart();
  expect(await problem(again)).toBe(null);
  expect(await problem(await again.restart({ keyring: 'basic_text' }))).toBe('keyUnreadable');
  await server.close();
});

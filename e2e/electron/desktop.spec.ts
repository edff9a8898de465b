/** What the stand-in's desktop offers main, and what tests can do to it. */
import { call, expect, test } from './toy.ts';

test('what the stand-in lacks is an error that says so, never undefined', async ({ app }) => {
  const page = await app.page('overlay');
  const gap = (what: string) =>
    `Error: The stand-in for Electron lacks ${what}; add it to e2e/electron, typed against electron.d.ts.`;
  expect(await call(page, 'lacked')).toEqual([
    gap('Notification'),
    gap('App.setBadgeCount'),
    gap('BrowserWindow.setKiosk'),
    gap('WebContents.print'),
    true,
  ]);
});

test('the tray can be read and its menu clicked, where a person could', async ({ app }) => {
  const page = await app.page('overlay');
  const tray = await app.tray();
  expect([tray?.tooltip, tray?.menu.map(({ label }) => label)]).toEqual([
    'Toy',
    ['Start', '', 'Export', 'Off', 'Quit'],
  ]);
  await app.clickTray('Start');
  await app.clickTray('Export', 'SRT');
  await expect(app.clickTray('Off')).rejects.toThrow('The menu item “Off” cannot be clicked.');
  await expect(app.clickTray('On')).rejects.toThrow(
    'The menu has no “On”; it has “Start”, “”, “Export”, “Off”, “Quit”.',
  );
  expect(await call(page, 'seen')).toEqual(expect.arrayContaining(['started', 'exported']));
});

test('a shortcut is the app’s unless another program has it', async ({ launch }) => {
  const app = await launch({ takenShortcuts: ['CommandOrControl+Alt+C'] });
  const page = await app.page('overlay');
  expect([await call(page, 'register', 'Alt+Ctrl+C'), await call(page, 'register', 'Alt+Ctrl+O')]).toEqual([
    false,
    true,
  ]);
  await app.pressShortcut('CommandOrControl+Alt+O');
  expect(await call(page, 'seen')).toContain('pressed Alt+Ctrl+O');
  await expect(app.pressShortcut('Alt+X')).rejects.toThrow('The app holds no shortcut Alt+X');
});

test('secrets are really encrypted, survive a restart, and are lost with the keyring', async ({ launch }) => {
  const app = await launch();
  const secret = (await call(await app.page('overlay'), 'encrypt', 'sk-marked')) as string;
  expect(Buffer.from(secret, 'base64').includes('sk-marked')).toBe(false);
  const again = await app.restart();
  const page = await again.page('overlay');
  expect([await call(page, 'decrypt', secret), await call(page, 'backend')]).toEqual([
    'sk-marked',
    'gnome_libsecret',
  ]);
  await again.setKeyring('basic_text');
  expect([
    await call(page, 'backend'),
    await call(page, 'encrypt', 'x'),
    await call(page, 'decrypt', secret),
  ]).toEqual([
    'basic_text',
    expect.stringContaining('Encryption is not available.'),
    expect.stringContaining('Decryption is not available.'),
  ]);
});

test('a dialog waits for its answer, given before or after', async ({ app }) => {
  const page = await app.page('overlay');
  const asked = call(page, 'save');
  await expect.poll(() => app.dialogs()).toEqual([{ kind: 'save', options: { defaultPath: 'a.srt' } }]);
  await app.answerDialog('save', '/tmp/b.srt');
  expect(await asked).toEqual({ canceled: false, filePath: '/tmp/b.srt' });
  await app.answerDialog('save', null);
  expect(await call(page, 'save')).toEqual({ canceled: true, filePath: '' });
});

test('displays come and go, and the machine sleeps and wakes', async ({ app }) => {
  const page = await app.page('overlay');
  const bounds = { x: -1280, y: 0, width: 1280, height: 720 };
  await app.setDisplays([{ id: 7, bounds }]);
  await app.power('suspend');
  await app.power('resume');
  expect(await call(page, 'displays')).toEqual([bounds]);
  expect(await call(page, 'seen')).toEqual(expect.arrayContaining(['unplugged 1', 'suspend', 'resume']));
});

test('what the app opens outside itself is recorded, not opened', async ({ app }) => {
  await call(await app.page('overlay'), 'open', 'https://example.com/help');
  expect(await app.openedOutside()).toEqual(['https://example.com/help']);
});

/** Checks how Surtitle starts again under XWayland, and what it writes to start at login. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { failure, success } from '../core/base/result.ts';
import { replaceFile } from '../node/files.ts';
import { autostartEntry, createAutostart, startedAtLogin } from './autostart.ts';
import { type Launched, relaunchUnderX11, shortcutCommand, systemNotice } from './window/wayland.ts';

const wayland: Launched = {
  platform: 'linux',
  env: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' },
  argv: ['/opt/surtitle/surtitle', '.', '--user-data-dir=/tmp/x'],
  execPath: '/opt/surtitle/surtitle',
  folder: null,
};

const x11: Launched = { ...wayland, env: { XDG_SESSION_TYPE: 'x11' } };

test('on Wayland it starts again with the same arguments under XWayland', () => {
  expect(relaunchUnderX11(wayland)).toEqual({
    program: '/opt/surtitle/surtitle',
    args: ['.', '--user-data-dir=/tmp/x', '--ozone-platform=x11'],
  });
});

test('an AppImage is started by its own path', () => {
  const env = { ...wayland.env, APPIMAGE: '/home/a/Surtitle.AppImage' };
  expect(relaunchUnderX11({ ...wayland, env })?.program).toBe('/home/a/Surtitle.AppImage');
});

test('it does not start again twice, without XWayland, on X11 or elsewhere', () => {
  const again = { ...wayland, argv: [...wayland.argv, '--ozone-platform=x11'] };
  const chosen = { ...wayland, argv: [...wayland.argv, '--ozone-platform=wayland'] };
  const bare = { ...wayland, env: { XDG_SESSION_TYPE: 'wayland' } };
  const x11 = { ...wayland, env: { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' } };
  const mac: Launched = { ...wayland, platform: 'darwin' };
  expect([again, chosen, bare, x11, mac].map(relaunchUnderX11)).toEqual([null, null, null, null, null]);
  const notice = 'waylandOverlay';
  expect([again, chosen, bare, x11, mac].map(systemNotice)).toEqual([null, notice, notice, null, null]);
});

test('an AppImage that had to start without a sandbox says so', () => {
  const argv = [...x11.argv, '--no-sandbox'];
  expect([
    systemNotice({ ...x11, argv }),
    systemNotice({ ...x11, argv, platform: 'win32' }),
    systemNotice(x11),
  ]).toEqual(['noSandbox', null, null]);
});

test('on Wayland the desktop’s own shortcuts are pointed to, elsewhere ours work', () => {
  const env = { ...wayland.env, APPIMAGE: '/home/a/My Surtitle.AppImage' };
  expect([
    shortcutCommand(wayland),
    shortcutCommand({ ...wayland, env }),
    shortcutCommand({ ...wayland, execPath: '/src/electron', folder: '/src/surtitle' }),
    shortcutCommand({ ...wayland, env: { XDG_SESSION_TYPE: 'x11' } }),
    shortcutCommand({ ...wayland, platform: 'win32' }),
  ]).toEqual([
    '"/opt/surtitle/surtitle" --toggle',
    '"/home/a/My Surtitle.AppImage" --toggle',
    '"/src/electron" "/src/surtitle" --toggle',
    null,
    null,
  ]);
});

function loginOn(platform: NodeJS.Platform, isPackaged: boolean, isObeyed = true) {
  const configFolder = mkdtempSync(join(tmpdir(), 'surtitle-login-'));
  let openAtLogin = false;
  const app = {
    isPackaged,
    setLoginItemSettings: (settings: { openAtLogin?: boolean }) => {
      if (isObeyed) openAtLogin = settings.openAtLogin ?? false;
    },
    getLoginItemSettings: () => ({ openAtLogin }) as Electron.LoginItemSettings,
  };
  const login = createAutostart({ app, platform, configFolder, program: '/opt/My "App" 100%', replaceFile });
  return { login, entry: join(configFolder, 'autostart', 'surtitle.desktop') };
}

test('on Linux an autostart entry comes and goes', () => {
  const { login, entry } = loginOn('linux', true);
  expect(login(true)).toEqual(success(undefined));
  expect(readFileSync(entry, 'utf8')).toContain(
    'Exec="/opt/My \\\\"App\\\\" 100%%" --ozone-platform=x11 --at-login\n',
  );
  expect(login(false)).toEqual(success(undefined));
  expect(existsSync(entry)).toBe(false);
  expect(autostartEntry('/a/b')).toContain('Exec="/a/b" --ozone-platform=x11 --at-login\n');
});

test('macOS and Windows are asked, and believed only when it took', () => {
  expect([loginOn('darwin', true).login(true), loginOn('win32', true, false).login(true)]).toEqual([
    success(undefined),
    failure({ kind: 'launchAtLoginFailed' }),
  ]);
});

test('what the system began at login is known: by its argument, on macOS by what it says', () => {
  const app = (wasOpenedAtLogin: boolean) => ({
    getLoginItemSettings: () => ({ wasOpenedAtLogin }) as Electron.LoginItemSettings,
  });
  const byLogin = ['/opt/surtitle', '--ozone-platform=x11', '--at-login'];
  expect([
    startedAtLogin(app(false), 'linux', byLogin),
    startedAtLogin(app(false), 'win32', byLogin),
    startedAtLogin(app(false), 'win32', ['/opt/surtitle']),
    startedAtLogin(app(true), 'darwin', ['/opt/surtitle']),
    startedAtLogin(app(false), 'darwin', ['/opt/surtitle']),
  ]).toEqual([true, true, false, true, false]);
});

test('a build that was never installed cannot start at login', () => {
  const { login, entry } = loginOn('linux', false);
  expect([login(true), login(false), existsSync(entry)]).toEqual([
    failure({ kind: 'launchAtLoginFailed' }),
    success(undefined),
    false,
  ]);
});

/** A settings file that cannot be used or written: it is said, and nothing begins that nobody asked for. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { defaultSettings } from '../core/app/settings.ts';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { protect } from './app/protect.ts';
import { expect, expectProblem, keptAside, readState, test } from './session/scripted.ts';

const jsonIn = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

const systemSettings = { ...defaultSettings, shortcuts: defaultShortcuts(process.platform === 'win32') };

const unusableSettings = {
  'that is garbage': '{"version": 1, "captions": \u0000\u0001 not json',
  'from a newer version': JSON.stringify({ ...defaultSettings, version: 99, somethingNew: true }),
};

for (const [what, content] of Object.entries(unusableSettings)) {
  test(`a settings file ${what} is kept aside, and the defaults are used and said`, async ({
    scripted,
    launch,
  }) => {
    scripted.profile.put('settings.json', content);
    const app = await launch({ profileDir: scripted.profile.dir });
    const page = await app.page('settings');
    await expect(page.getByRole('alert')).toContainText('The settings file could not be read.');
    const { problem, settings } = await readState(page);
    expect({ kind: problem?.kind, settings, kept: readFileSync(keptAside(problem), 'utf8') }).toEqual({
      kind: 'settingsReset',
      settings: systemSettings,
      kept: content,
    });
    await page.getByRole('tab', { name: 'Captions' }).click();
    await page.getByRole('slider', { name: 'Lines' }).fill('4');
    await expect
      .poll(() => jsonIn(scripted.profile.pathOf('settings.json')))
      .toEqual({ ...systemSettings, captions: { ...systemSettings.captions, lines: 4 } });
  });
}

test('where the settings cannot be written nobody is listened to without having been asked', async ({
  scripted,
  launch,
}) => {
  rmSync(scripted.profile.pathOf('settings.json'), { force: true });
  // What the stand-in needs for itself.
  for (const folder of ['StandIn', 'Chromium']) mkdirSync(scripted.profile.pathOf(folder));
  const release = protect(scripted.profile.userDataDir);
  try {
    const app = await launch({ profileDir: scripted.profile.dir, settings: null });
    const page = await app.page('overlay');
    await expectProblem(page, 'settingsNotSaved');
    expect((await readState(page)).intent.captions).toBe(false);
  } finally {
    release();
  }
});

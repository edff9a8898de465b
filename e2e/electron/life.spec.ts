/** How an app in the stand-in lives, dies and comes back. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call, expect, test } from './toy.ts';

test('a window remembers what main made of it', async ({ app }) => {
  const page = await app.page('overlay');
  await expect.poll(() => call(page, 'seen')).toContain('show');
  const window = await app.window('overlay');
  expect({ ...window, id: 0, targetId: '' }).toEqual({
    id: 0,
    targetId: '',
    url: 'app://toy/overlay/index.html',
    title: 'Toy',
    bounds: { x: 10, y: 20, width: 640, height: 160 },
    visible: true,
    focused: false,
    minimized: false,
    crashed: false,
    crashes: 0,
    traits: expect.objectContaining({
      alwaysOnTop: true,
      level: 'screen-saver',
      transparent: true,
      frame: false,
    }),
    calls: [
      { method: 'setAlwaysOnTop', args: [true, 'screen-saver'] },
      { method: 'showInactive', args: [] },
    ],
  });
});

test('a person moves, resizes and closes a window, and main hears of it', async ({ app }) => {
  const page = await app.page('overlay');
  const bounds = { x: 50, y: 60, width: 500, height: 120 };
  await app.moveWindow('overlay', bounds);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([500, 120]);
  expect((await app.window('overlay')).bounds).toEqual(bounds);
  expect(await call(page, 'seen')).toEqual(expect.arrayContaining(['moved', 'resize']));
  await app.closeWindow('overlay');
  expect((await app.window('overlay')).visible).toBe(false);
});

test('a crashed page is told to main, and comes back when main reloads it', async ({ app }) => {
  await app.page('overlay');
  await app.crashWindow('overlay');
  expect(await call(await app.page('overlay'), 'seen')).toContain('gone crashed');
});

test('a second start hands its arguments to the first and ends', async ({ app }) => {
  const page = await app.page('overlay');
  expect((await app.startAgain('--show')).code).toBe(0);
  await expect.poll(() => call(page, 'seen')).toContain('second --show');
});

test('quitting asks, closes and ends with 0', async ({ app }) => {
  await app.page('overlay');
  expect(await app.quit()).toBe(0);
  expect(existsSync(join(app.userDataDir, 'quit-well'))).toBe(true);
});

test('a killed app takes its pages along, and starts again on the same profile', async ({ app }) => {
  const page = await app.page('overlay');
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await app.kill();
  expect(existsSync(join(app.userDataDir, 'quit-well'))).toBe(false);
  const again = await app.restart();
  expect(await call(await again.page('overlay'), 'echo', 'back')).toBe('back');
});

test('an app that fails at start is reported with its own words', async ({ launch }) => {
  await expect(launch({ main: new URL('./fixture/broken.mjs', import.meta.url).pathname })).rejects.toThrow(
    /^The app ended with 1\. It said:\n.*broken on purpose/s,
  );
});

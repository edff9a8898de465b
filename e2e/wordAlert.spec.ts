/** Word alert: a term lights up where it is painted, flashes once, moves nothing, and notifies where that is wished. */
import type { Page } from 'playwright';
import { defaultSettings } from '../core/app/settings.ts';
import { completed, delta } from './overlay/events.ts';
import { openStage } from './overlay/stage.ts';
import { waitForStatus } from './session/captionedTalk.ts';
import { expect, goLive, readState, test } from './session/scripted.ts';

declare global {
  interface Window {
    /** How many rows have flashed. */
    flashes: number;
  }
}

/** Counts flashes from now on. */
const countFlashes = (page: Page) =>
  page.evaluate(() => {
    window.flashes = 0;
    const { animate } = Element.prototype;
    Element.prototype.animate = function counted(frames, options) {
      if (typeof options === 'object' && options.id === 'alert') window.flashes += 1;
      return animate.call(this, frames, options);
    };
  });

const flashes = (page: Page) => page.evaluate(() => window.flashes);

interface Place {
  readonly word: string;
  readonly at: readonly number[];
}

/** Where each painted word stands, and how large it is. */
const places = (page: Page): Promise<readonly Place[]> =>
  page.evaluate(() => {
    const found: Place[] = [];
    const walker = document.createTreeWalker(document.querySelector('.rows') as Node, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      for (const match of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const { left, top, width, height } = range.getBoundingClientRect();
        found.push({ word: match[0], at: [left, top, width, height] });
      }
    return found;
  });

/** Chromium rounds where text is parted by an element to a 64th of a pixel. */
const UNSEEN_PX = 2 / 64;

function expectUnmoved(before: readonly Place[], after: readonly Place[]): void {
  expect(after.map(({ word }) => word)).toEqual(before.map(({ word }) => word));
  const moved = after.map(({ word, at }, index) => ({
    word,
    byPx: Math.max(...at.map((px, side) => Math.abs(px - (before[index]?.at[side] ?? 0)))),
  }));
  expect(moved.filter(({ byPx }) => byPx > UNSEEN_PX)).toEqual([]);
}

const marks = (page: Page) => page.locator('.rows:not(.sample) mark.alert');

const setIntent = (page: Page, intent: { readonly overlayVisible?: boolean; readonly offRecord?: boolean }) =>
  page.evaluate((wanted) => window.surtitle.call('changeIntent', wanted), intent);

/** Until no row is still calming down: the next flash is one of its own. */
const calm = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.getAnimations().filter(({ id }) => id === 'alert').length))
    .toBe(0);

const withTerms = (...terms: readonly string[]) => ({
  settings: { ...defaultSettings, alerts: { terms, notifies: false } },
});

test('a term that is painted is marked at once: no word moves or changes its size, in any colours', async () => {
  await using stage = await openStage();
  for (const options of [{}, { forcedColors: 'active' }, { contrast: 'more' }] as const) {
    const { page, push, receive } = await stage.open(options);
    await countFlashes(page);
    await receive(
      completed('a', 'They announce that Ann is here. Then the budget review begins, as Ann’s team said.'),
    );
    await expect(page.locator('.rows:not(.sample)')).toContainText('team');
    const before = await places(page);
    await push(withTerms('Ann', 'budget review'));
    await expect(marks(page)).toHaveText(['Ann', 'budget review', 'Ann']);
    expectUnmoved(before, await places(page));
    // Who has just added a term is not called to what was said before.
    expect(await flashes(page)).toBe(0);
    await page.close();
  }
});

test('a row flashes once for each time that it is said; who wants less motion sees the mark only', async () => {
  await using stage = await openStage();
  for (const [reducedMotion, expected] of [
    ['no-preference', [0, 1, 1, 2]],
    ['reduce', [0, 0, 0, 0]],
  ] as const) {
    const { page, push, receive } = await stage.open({ reducedMotion });
    await countFlashes(page);
    await push(withTerms('Ann'));
    const seen: number[] = [];
    for (const [event, words, count] of [
      [delta('a', 'We will ann'), 'ann', 0],
      [delta('a', 'ounce that Ann '), 'Ann', 1],
      [completed('a', 'We will announce that Ann is here.'), 'here', 1],
      [completed('b', 'Is she, Ann?'), 'she', 2],
    ] as const) {
      await receive(event);
      await expect(page.locator('.rows:not(.sample)')).toContainText(words);
      await expect(marks(page)).toHaveCount(count);
      await calm(page);
      seen.push(await flashes(page));
    }
    expect(seen).toEqual(expected);
    await page.close();
  }
});

test('a term typed in the settings holds at once; what cannot be looked for is said, and none notifies unasked', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'Captions' }).click();
  const field = settings.getByLabel('Alert me at');
  await field.fill('Ann\nbudget review');
  await expect.poll(async () => (await readState(page)).settings.alerts.terms).toHaveLength(2);
  await countFlashes(page);
  await scripted.say(page, 'They announce it on Anna’s annual day.');
  await expect(marks(page)).toHaveCount(0);
  expect(await flashes(page)).toBe(0);
  await scripted.say(page, 'Is that ANN?');
  await expect(marks(page)).toHaveText(['ANN']);
  await expect.poll(() => flashes(page)).toBe(1);
  await field.fill('?!');
  await expect(settings.getByText('“?!” has no letter or number to look for.')).toBeVisible();
  const { alerts } = (await readState(page)).settings;
  expect(alerts).toEqual({ terms: ['Ann', 'budget review'], notifies: false });
  expect(await app.notifications()).toEqual([]);
});

test('a wished notification comes once in a while, also with the overlay hidden, and never off the record', async ({
  scripted,
  launch,
}) => {
  const alerts = { terms: ['Ann', 'Bea', 'Cleo'], notifies: false };
  const app = await launch({ ...scripted.options, settings: { ...scripted.options.settings, alerts } });
  const page = await app.page('overlay');
  await goLive(page);
  await countFlashes(page);
  await scripted.say(page, 'Good morning, Ann.');
  await expect.poll(() => flashes(page)).toBe(1);
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'Captions' }).click();
  await settings.getByRole('switch', { name: 'Also notify' }).check();
  await expect.poll(async () => (await readState(page)).settings.alerts.notifies).toBe(true);
  expect(await app.notifications()).toEqual([]);
  await calm(page);
  await scripted.say(page, 'Is that so, Ann?');
  await expect
    .poll(() => app.notifications())
    .toEqual([{ title: '“Ann” was said', body: 'Is that so, Ann?' }]);
  await calm(page);
  await scripted.say(page, 'I asked you, Ann.');
  await expect.poll(() => flashes(page)).toBe(3);
  await calm(page);
  await setIntent(page, { overlayVisible: false });
  await scripted.send('And you, Bea?');
  await expect.poll(() => app.notifications()).toHaveLength(2);
  expect((await app.notifications()).at(-1)).toEqual({ title: '“Bea” was said', body: 'And you, Bea?' });
  await app.clickNotification();
  await expect.poll(async () => (await readState(page)).intent.overlayVisible).toBe(true);
  await calm(page);
  const isOver = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.surtitle.onState(({ session }) => session.status !== 'live' && resolve());
      }),
  );
  await setIntent(page, { offRecord: true });
  await isOver;
  await waitForStatus(page, ({ status }) => status === 'live');
  await scripted.say(page, 'Cleo must not be told.');
  await expect(marks(page).last()).toHaveText('Cleo');
  await expect.poll(() => flashes(page)).toBe(5);
  expect(await app.notifications()).toHaveLength(2);
});

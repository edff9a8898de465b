/** The library in the running app: what goes on is followed, what was said is read and found, all of it by keyboard. */
import type { Page } from 'playwright';
import type { TranscriptChange } from '../core/transcript/transcript.ts';
import { foundByAxe } from './axe.ts';
import { seedSessions } from './library/seed.ts';
import { expect, test } from './session/scripted.ts';

const active = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const marked = (page: Page) => page.locator('article mark').allTextContents();

/** axe finds nothing, and nothing is cut off at the side. */
async function expectFit(page: Page): Promise<void> {
  expect(await foundByAxe(page)).toEqual([]);
  const [width, most] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  expect(most).toBeLessThanOrEqual(width ?? 0);
}

test('without a session it says what to do, and what is said then is followed until somebody reads back', async ({
  app,
}) => {
  await app.clickTray('Library…');
  const page = await app.page('library');
  await expect(page.getByRole('heading', { name: 'Nothing has been said yet' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Start captions' })).toBeVisible();
  await page.setViewportSize({ width: 900, height: 400 });
  const overlay = await app.page('overlay');
  const say = await speaker(overlay);
  for (let turn = 0; turn < 12; turn += 1) await say(`This is sentence number ${turn}.`);
  const newest = page.getByRole('article').last();
  await expect(newest).toContainText('sentence number 11.');
  await expect(newest).toBeInViewport();
  const live = page.getByRole('navigation').getByRole('button', { name: /Live/ });
  await expect(live).toContainText('This is sentence number 0.');
  await newest.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => active(page)).toContain('sentence number 0.');
  await say('Somebody else reads back.');
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible();
  expect(await active(page)).toContain('sentence number 0.');
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.locator('article', { hasText: 'Somebody else reads back.' })).toBeInViewport();
  await say(null);
  await expect(live).toHaveCount(0);
});

/** Speaks as the overlay's page tells main of it; null ends the session. */
async function speaker(overlay: Page): Promise<(text: string | null) => Promise<void>> {
  const { sessionId } = await overlay.evaluate(() =>
    window.surtitle.call('beginSession', { startedAtEpochMs: Date.now(), languages: [] }),
  );
  let turns = 0;
  return async (text) => {
    const startMs = turns * 3_000;
    turns += 1;
    const change: TranscriptChange =
      text === null
        ? { kind: 'end', sessionId, durationMs: startMs }
        : {
            ...{ kind: 'append', sessionId },
            entry: {
              ...{
                kind: 'line',
                lane: 'you',
                id: `${turns}`,
                text,
                state: 'final',
                startMs,
                endMs: startMs + 2_500,
              },
              ...{ islands: [], anchors: [], speaker: null },
            },
          };
    await overlay.evaluate((told) => window.surtitle.call('recordTranscript', told), change);
  };
}

test('what was said is found as one types, and read at its place, from the keyboard at every width', async ({
  scripted,
  launch,
}) => {
  seedSessions(scripted.profile, [
    { id: 'old', daysAgo: 40, said: ['The budget is twelve thousand.', 'Too much, I think.'] },
    {
      id: 'long',
      daysAgo: 1,
      said: Array.from({ length: 400 }, (_, turn) =>
        turn === 250 ? 'We roll out kubectl at half past six.' : `Turn ${turn} of a long day.`,
      ),
    },
    { id: 'new', daysAgo: 0, said: ['Shall we begin?', 'The budget first.'] },
  ]);
  const app = await launch(scripted.options);
  expect(await app.startAgain()).toBe(0);
  const page = await app.page('library');
  await expect(page.getByRole('listitem')).toHaveCount(3);
  const days = await page.getByRole('navigation').getByRole('heading').allTextContents();
  expect(days.slice(0, 2)).toEqual(['Today', 'Yesterday']);
  // The list is one stop; its arrows lead through it, Enter into a session, Escape back.
  await page.keyboard.press('Control+l');
  await page.keyboard.press('ArrowDown');
  expect(await active(page)).toContain('Turn 0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('feed')).toBeVisible();
  await expect.poll(() => active(page)).toContain('Turn 0 of a long day.');
  await page.keyboard.press('End');
  await expect.poll(() => active(page)).toContain('Turn 399 of a long day.');
  await page.keyboard.press('Escape');
  await expect.poll(() => active(page)).toContain('Turn 0');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('SIX kubect');
  await expect(page.getByRole('status')).toHaveText('1 line');
  await page.keyboard.press('Enter');
  await expect.poll(() => marked(page)).toEqual(['kubectl', 'six']);
  await expect(page.locator('article', { hasText: 'kubectl' })).toBeInViewport();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('budget');
  await expect(page.getByRole('status')).toHaveText('2 lines');
  await page.keyboard.press('F3');
  await expect(page.locator('article', { hasText: 'The budget first.' })).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.locator('article', { hasText: 'The budget is twelve thousand.' })).toBeVisible();
  await page.keyboard.press('Shift+F3');
  await expect(page.locator('article', { hasText: 'The budget first.' })).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Speaker').selectOption('Ann');
  await expect(page.getByRole('status')).toHaveText('1 line');
  for (const [width, colorScheme] of [
    [320, 'light'],
    [900, 'dark'],
    [1_900, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ colorScheme });
    await expectFit(page);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await expectFit(page);
});

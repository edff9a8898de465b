/** The library in the running app: what goes on is followed, what was said is read and found, all of it by keyboard. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { seedSessions } from './library/seed.ts';
import { expect, test } from './session/scripted.ts';

const active = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const marked = (page: Page) => page.locator('article mark').allTextContents();

/** axe finds nothing, and nothing is cut off at the side. */
async function expectFit(page: Page): Promise<void> {
  // Playwright's own page for axe cannot be opened over CDP.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const [width, most] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  expect(most).toBeLessThanOrEqual(width ?? 0);
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

/** The export panel in the running app: its preview follows what is chosen, and what it shows is what is written. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { foundByAxe } from './axe.ts';
import { seedSessions } from './library/seed.ts';
import { expect, test } from './session/scripted.ts';

async function expectFit(page: Page): Promise<void> {
  expect(await foundByAxe(page, { include: 'dialog' })).toEqual([]);
  const [width, most] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  expect(most).toBeLessThanOrEqual(width ?? 0);
}

test('a session, a part of it and what was found leave as the preview shows them, by the keyboard alone', async ({
  scripted,
  launch,
}) => {
  seedSessions(scripted.profile, [
    { id: 'old', daysAgo: 40, said: ['The budget is twelve thousand.', 'Too much, I think.'] },
    { id: 'new', daysAgo: 0, said: ['Shall we begin?', 'The budget first.', 'So be it.'] },
  ]);
  const app = await launch(scripted.options);
  expect(await app.startAgain()).toBe(0);
  const page = await app.page('library');
  await expect(page.getByRole('listitem')).toHaveCount(2);
  const out = (name: string) => `${scripted.profile.dir}/${name}`;
  const preview = page.getByRole('textbox', { name: 'How it begins' });
  await page.keyboard.press('Control+e');
  await expect(preview).toHaveValue(/^1\n00:00:.*\n(.*: )?Shall we begin\?/);
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
  await page.emulateMedia({ forcedColors: 'none' });
  // As text, from the second line on.
  await page.getByRole('combobox', { name: 'As', exact: true }).focus();
  await page.keyboard.type('Plain');
  await page.getByRole('radio', { name: 'A part of it' }).press('Space');
  await page.getByRole('textbox', { name: 'From' }).fill('0:06');
  await expect(preview).not.toHaveValue(/Shall we begin/);
  await expect(preview).toHaveValue(/So be it\./);
  await app.answerDialog('save', out('part.txt'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Saved as ${out('part.txt')}`)).toBeVisible();
  expect(readFileSync(out('part.txt'), 'utf8')).toBe(`${await preview.inputValue()}\n`);
  await app.answerDialog('save', out('part.pdf'));
  await page.getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect(page.getByText(`Saved as ${out('part.pdf')}`)).toBeVisible();
  expect(readFileSync(out('part.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // What was found, of both sessions, as it was chosen last.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('budget');
  await expect(page.getByText('2 lines')).toBeVisible();
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('radio', { name: 'All lines found' })).toBeChecked();
  await expect(preview).toHaveValue(/The budget is twelve thousand\.[\s\S]*The budget first\./);
  await page.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();
  await page.keyboard.press('Escape');
  // The same by a button beside how many there are; that of a session is about the session.
  await page.getByRole('button', { name: 'Export these lines…' }).click();
  await expect(page.getByRole('radio', { name: 'All lines found' })).toBeChecked();
  await expect(preview).toHaveValue(/The budget is twelve thousand\.[\s\S]*The budget first\./);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 900, height: 700 });
  await page.screenshot({ path: test.info().outputPath('found.png') });
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'The whole session' })).toBeChecked();
});

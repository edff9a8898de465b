/** What is said is mended in the library, from the keyboard: lines, speakers, titles; and taken back, also after a restart. */
import type { Page } from 'playwright';
import { seedSessions } from './library/seed.ts';
import { expect, readState, test } from './session/scripted.ts';

const lines = (page: Page) => page.locator('article .entry-text').allTextContents();
const focused = (page: Page) => page.locator('article:focus');

test('lines are reworded, split, joined, deleted, renamed and replaced from the keyboard, and all of it is kept', async ({
  scripted,
  launch,
}) => {
  const said = ['We use cube control here.', 'Do we?', 'Every day. And every night.', 'Good.'];
  seedSessions(scripted.profile, [{ id: 'only', daysAgo: 1, said }]);
  const app = await launch(scripted.options);
  await app.clickTray('Library…');
  const page = await app.page('library');
  await expect.poll(() => lines(page)).toEqual(said);
  await page.locator('article').first().focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Text of this line' });
  await field.fill('We use kubectl here.');
  await field.press('Enter');
  await expect.poll(() => lines(page)).toEqual(['We use kubectl here.', ...said.slice(1)]);
  await expect(focused(page)).toContainText('kubectl');
  // What was corrected can be listened for from now on.
  const always = page.getByRole('button', { name: 'Always write “kubectl”' });
  await page.screenshot({ path: test.info().outputPath('always.png') });
  await always.click();
  await expect(page.getByText('“kubectl” is in the vocabulary now.')).toBeVisible();
  expect((await readState(page)).settings.keywords).toEqual(['kubectl']);
  await page.locator('article').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await field.press('Home');
  for (let step = 0; step < 'Every day.'.length; step += 1) await field.press('ArrowRight');
  await field.press('Control+Enter');
  const split = ['We use kubectl here.', 'Do we?', 'Every day.', 'And every night.', 'Good.'];
  await expect.poll(() => lines(page)).toEqual(split);
  await page.keyboard.press('Control+j');
  await expect.poll(() => lines(page)).toEqual(split.with(2, 'Every day. And every night.').toSpliced(3, 1));
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect.poll(() => lines(page)).toHaveLength(3);
  await page.keyboard.press('Control+z');
  await expect.poll(() => lines(page)).toHaveLength(4);
  await page.locator('article').first().focus();
  await page.keyboard.press('F2');
  await page.getByLabel('Speaker', { exact: true }).last().fill('Bea');
  await page.keyboard.press('Enter');
  await expect(page.locator('.entry-speaker').first()).toHaveText('Bea');
  await page.locator('article').first().focus();
  await page.keyboard.press('Control+h');
  await page.keyboard.type('every');
  await page.keyboard.press('Tab');
  await page.keyboard.type('each');
  await page.keyboard.press('Enter');
  const mended = ['We use kubectl here.', 'Do we?', 'each day. And each night.', 'Good.'];
  await expect.poll(() => lines(page)).toEqual(mended);
  await page.getByRole('button', { name: 'Title and tags' }).press('Enter');
  await expect(page.getByText('Suggested: We use kubectl here')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('suggested.png') });
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('We use kubectl here');
  await page.getByRole('textbox', { name: 'Title' }).fill('');
  await page.keyboard.type('Tools');
  await page.keyboard.press('Tab');
  await page.keyboard.type('work, weekly');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tools');
  const restarted = await app.restart();
  await restarted.clickTray('Library…');
  const again = await restarted.page('library');
  await expect.poll(() => lines(again)).toEqual(mended);
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Tools');
});

test('all that changes a line stands behind its three dots, for the mouse and for Tab, with its keys', async ({
  scripted,
  launch,
}) => {
  const said = ['Shall we begin?', 'Yes.', 'Good.', 'Then the budget.'];
  seedSessions(scripted.profile, [{ id: 'only', daysAgo: 1, said }]);
  const app = await launch(scripted.options);
  await app.clickTray('Library…');
  const page = await app.page('library');
  await expect.poll(() => lines(page)).toEqual(said);
  const menu = page.getByRole('button', { name: /^Change the line of You, / });
  const toolbar = page.getByRole('toolbar', { name: /^Change the line of You, / });
  await page.locator('article').first().hover();
  await menu.first().click();
  await expect(toolbar.getByRole('button')).toHaveText([
    ...['Edit text Enter', 'Who speaks F2', 'Join with the next Ctrl + J', 'Copy Ctrl + C'],
    ...['Delete line Delete', 'Undo Ctrl + Z', 'Redo Ctrl + Shift + Z', 'Replace in session… Ctrl + H'],
  ]);
  await page.screenshot({ path: test.info().outputPath('menu.png') });
  await toolbar.getByRole('button', { name: /^Join/ }).click();
  const joined = ['Shall we begin? Good.', 'Yes.', 'Then the budget.'];
  await expect.poll(() => lines(page)).toEqual(joined);
  // By Tab from the line itself.
  await expect(focused(page)).toContainText('Shall we begin?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(toolbar).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(toolbar).toHaveCount(0);
  await expect(focused(page)).toContainText('Shall we begin?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await toolbar.getByRole('button', { name: /^Undo/ }).press('Enter');
  await expect.poll(() => lines(page)).toEqual(said);
  await menu.first().click();
  await toolbar.getByRole('button', { name: /^Replace/ }).click();
  await page.keyboard.type('begin');
  await page.keyboard.press('Escape');
  await page.locator('article .entry-text').first().dblclick();
  await expect(page.getByRole('textbox', { name: 'Text of this line' })).toHaveValue('Shall we begin?');
});

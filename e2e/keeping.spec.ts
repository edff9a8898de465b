/** Days to keep: a choice asks before it deletes, the library says what will go, and it goes a day later, in another run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright';
import { openJournal } from '../node/command/journal.ts';
import type { RunningApp } from './app/host.ts';
import { begin } from './cli/changes.ts';
import { seedSessions } from './library/seed.ts';
import { expect, readState, test } from './session/scripted.ts';

/** A day and a bit. */
const WAITED_MS = 90_000_000;

const titles = (page: Page) => page.locator('.session-title').allTextContents();
const notice = (page: Page) => page.locator('.side .leaving');
const keepDays = async (page: Page) => (await readState(page)).settings.general.keepDays;

async function library(app: RunningApp): Promise<Page> {
  await app.clickTray('Library…');
  return await app.page('library');
}

test('sessions that are too old are asked about, announced, kept one by one, and deleted for good', async ({
  scripted,
  launch,
}) => {
  // The app starts three times; on a machine that is busy with other tests each takes half a minute.
  test.setTimeout(180_000);
  seedSessions(scripted.profile, [
    { id: 'gone', daysAgo: 40, said: ['Zanzibar is to go.'] },
    { id: 'rescued', daysAgo: 35, said: ['Samarkand stays.'] },
    { id: 'young', daysAgo: 2, said: ['Tashkent is young.'] },
  ]);
  // Recordings that somebody may go on with: of what is deleted nothing is left.
  const [recording, other] = ['gone', 'rescued'].map((id) =>
    openJournal(scripted.profile.userDataDir, import.meta.filename, id),
  );
  recording?.note(begin('gone'));
  other?.note(begin('rescued'));
  const all = ['Tashkent is young.', 'Samarkand stays.', 'Zanzibar is to go.'];
  const app = await launch(scripted.options);
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'General' }).click();
  const choice = settings.getByLabel('Keep sessions');
  await choice.selectOption('365 days');
  await expect.poll(() => keepDays(settings)).toBe(365);
  await choice.selectOption('30 days');
  const question = settings.getByRole('alertdialog');
  await expect(question).toContainText('Delete 2 sessions that are older than 30 days?');
  await expect(question).toContainText(/They are from .+ to .+\./);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(choice).toHaveValue('365');
  await choice.selectOption('30 days');
  await question.getByRole('button', { name: 'Delete older ones' }).click();
  await expect.poll(() => keepDays(settings)).toBe(30);

  const page = await library(app);
  await expect(notice(page)).toContainText('2 sessions are deleted for good from');
  await page.getByRole('button', { name: 'Samarkand stays.' }).click();
  await page.getByRole('button', { name: 'Title and tags' }).click();
  await page.getByRole('button', { name: 'Keep this one' }).click();
  await expect(notice(page)).toContainText('1 session is deleted for good on');
  // What was open before takes nothing back.
  await page.getByLabel('Title', { exact: true }).press('Enter');
  await expect(page.getByLabel('Title', { exact: true })).toBeHidden();
  await expect(notice(page)).toContainText('1 session is deleted for good on');
  await expect(page.getByRole('button', { name: 'Keep this one' })).toBeHidden();
  await settings.getByRole('tab', { name: 'Speech' }).click();
  await notice(page).getByRole('button', { name: 'Change…' }).click();
  await expect(settings.getByRole('tab', { name: 'General' })).toHaveAttribute('aria-selected', 'true');

  // A start of these tests writes the settings anew. Another run on the same day deletes nothing.
  const chosen = { settings: { ...scripted.options.settings, general: { keepDays: 30 } } };
  const soon = await app.restart(chosen);
  const again = await library(soon);
  await expect(notice(again)).toContainText('1 session is deleted for good on');
  expect(await titles(again)).toEqual(all);
  await soon.kill();
  const database = new DatabaseSync(scripted.profile.pathOf('transcripts.db'));
  database.exec(`UPDATE due SET since_epoch_ms = since_epoch_ms - ${WAITED_MS}`);
  database.close();

  expect(readdirSync(scripted.profile.pathOf('transcribing'))).toHaveLength(2);
  const later = await soon.restart(chosen);
  const last = await library(later);
  await expect.poll(() => titles(last), { timeout: 20_000 }).toEqual(all.slice(0, 2));
  await expect(notice(last)).toBeHidden();
  expect(scripted.storedTexts()).toEqual(expect.arrayContaining(all.slice(0, 2)));
  expect(scripted.storedTexts()).not.toContain('Zanzibar is to go.');
  const left = () => readdirSync(scripted.profile.pathOf('transcribing'));
  await expect.poll(left).toHaveLength(1);
  expect(readFileSync(join(scripted.profile.pathOf('transcribing'), left()[0] ?? ''), 'utf8')).toContain(
    'rescued',
  );
  await later.clickTray('Settings…');
  const told = await later.page('settings');
  await told.getByRole('tab', { name: 'General' }).click();
  await expect(told.getByText(/Deleted on .+: 1 session older than 30 days\./)).toBeVisible();
});

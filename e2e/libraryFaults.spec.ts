/** The library when what it asks for cannot be had, or is another all at once: it says so, and goes on. */
import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { seedSessions } from './library/seed.ts';
import { expect, test } from './session/scripted.ts';

test('a search or a session that cannot be read says so and what to do, and is read when asked again', async ({
  scripted,
  launch,
}) => {
  seedSessions(scripted.profile, [
    { id: 'old', daysAgo: 9, said: ['The budget is twelve thousand.', 'Too much, I think.'] },
    { id: 'new', daysAgo: 1, said: ['Shall we begin?', 'The budget first.'] },
  ]);
  const app = await launch(scripted.options);
  await app.clickTray('Library…');
  const page = await app.page('library');
  await expect(page.getByRole('article').first()).toContainText('Shall we begin?');
  const file = new DatabaseSync(scripted.profile.pathOf('transcripts.db'));
  file.exec('ALTER TABLE entries RENAME TO away');
  await page.getByRole('searchbox').fill('budget');
  const searching = page.getByRole('navigation').getByRole('alert');
  await expect(searching).toContainText('The search did not work.');
  await expect(page.getByText('No line has all of these words.')).toHaveCount(0);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('listitem').last().getByRole('button').click();
  const reading = page
    .getByRole('main')
    .getByRole('alert')
    .filter({ hasText: 'This session cannot be read.' });
  await expect(reading).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('failed.png') });
  file.exec('ALTER TABLE away RENAME TO entries');
  file.close();
  await reading.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByRole('article').first()).toContainText('twelve thousand');
  await expect(reading).toHaveCount(0);
  await page.getByRole('searchbox').fill('budget');
  await expect(page.getByRole('listitem')).toHaveCount(2);
});

test('after a restore an open library shows what was restored, and a session that is gone is closed', async ({
  scripted,
  launch,
}) => {
  const { profile, options } = scripted;
  seedSessions(profile, [{ id: 'old', daysAgo: 9, said: ['The budget is twelve thousand.'] }]);
  const backup = `${profile.dir}/backup.db`;
  copyFileSync(profile.pathOf('transcripts.db'), backup);
  seedSessions(profile, [{ id: 'new', daysAgo: 1, said: ['Shall we begin?'] }]);
  const app = await launch(options);
  await app.clickTray('Library…');
  const page = await app.page('library');
  await expect(page.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('article').first()).toContainText('Shall we begin?');
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.getByRole('tab', { name: 'General' }).click();
  await app.answerDialog('save', `${profile.dir}/saved.db`);
  await settings.getByRole('button', { name: 'Back up…' }).press('Enter');
  await expect(settings.getByText(`Saved as ${profile.dir}/saved.db`)).toBeVisible();
  await app.answerDialog('open', backup);
  const restore = settings.getByRole('button', { name: 'Restore…' });
  await restore.click();
  await settings.getByRole('alertdialog').getByRole('button', { name: 'Choose a backup' }).click();
  await expect(settings.getByText(/^The backup is restored\. What was kept before is now /)).toBeVisible();
  await expect(restore).toHaveAttribute('aria-disabled', 'false');
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('article').first()).toContainText('twelve thousand');
});

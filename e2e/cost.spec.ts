/** What the service bills, in the running app: counted by lane, kept over restarts, priced, and held within a month's budget. */
import type { Page } from 'playwright';
import { TRANSCRIPTION_MODEL as model } from '../core/openai/transcriptionSession.ts';
import { expect, test } from './app/fixture.ts';
import type { RunningApp } from './app/host.ts';
import { readState } from './session/scripted.ts';

/** As the overlay tells it, minutes of one turn. */
async function charge(overlay: Page, lane: string, turnId: string, minutes: number): Promise<void> {
  const ms = minutes * 60_000;
  const told = { sessionId: 'a', lane, turnId, model, sentMs: ms * 1.05, speechMs: ms };
  await overlay.evaluate((one) => window.surtitle.call('recordCharge', one), {
    ...told,
    billedSeconds: minutes * 66,
  });
}

/** With a key the window does not open by itself. */
async function openCost(app: RunningApp): Promise<Page> {
  const overlay = await app.page('overlay');
  await overlay.evaluate(() => window.surtitle.call('openSettings', undefined));
  const page = await app.page('settings');
  await page.getByRole('tab', { name: 'Cost' }).click();
  return page;
}

const row = (page: Page, name: string) => page.getByRole('row', { name });

test('session, lanes and month are shown, outlive a restart, and follow the price', async ({ app }) => {
  const overlay = await app.page('overlay');
  await charge(overlay, 'you', '1', 10);
  await charge(overlay, 'others', '1', 30);
  await charge(overlay, 'others', '1', 30);
  const page = await app.page('settings');
  await page.getByRole('tab', { name: 'Cost' }).click();
  await expect(row(page, 'This session')).toContainText('40 min42 min44 minUS$0.75');
  await expect(row(page, 'You')).toContainText('US$0.19');
  await expect(row(page, 'Others')).toContainText('US$0.56');
  await page.getByLabel(`A minute with ${model}`).fill('0.1');
  await page.getByLabel(`A minute with ${model}`).press('Enter');
  await expect(row(page, 'This month')).toContainText('US$4.40');
  await page.screenshot({ path: test.info().outputPath('cost.png'), fullPage: true });
  const again = await (await app.restart()).page('settings');
  await again.getByRole('tab', { name: 'Cost' }).click();
  await expect(row(again, 'This month')).toContainText('US$4.40');
  await expect(row(again, 'This session')).toContainText('US$0.00');
});

test('at 80 % of the budget it is said once; when it is spent this computer goes on', async ({ launch }) => {
  const app = await launch({ apiKey: 'sk-local', settings: { monthlyBudgetUsd: 1 } });
  const overlay = await app.page('overlay');
  const page = await openCost(app);
  await charge(overlay, 'you', '1', 45);
  await expect.poll(async () => (await readState(page)).problem).toEqual({ kind: 'budgetNear' });
  await expect(page.getByText('84 % is spent, US$0.16 are left this month.')).toBeVisible();
  await page.evaluate(() => window.surtitle.call('dismissProblem', undefined));
  await charge(overlay, 'you', '2', 1);
  expect((await readState(page)).problem).toBe(null);
  await charge(overlay, 'you', '3', 10);
  await expect
    .poll(async () => (await readState(page)).problem)
    .toEqual({ kind: 'budgetSpent', next: 'local' });
  expect((await readState(page)).spending?.allowed).toBe('local');
  await page.screenshot({ path: test.info().outputPath('spent.png'), fullPage: true });
  await page.getByLabel('At most, each month').fill('20');
  await page.getByLabel('At most, each month').press('Enter');
  await expect.poll(async () => (await readState(page)).spending?.allowed).toBe('service');
});

test('where captions are to stop at a spent budget they do, and start again only when there is some', async ({
  launch,
}) => {
  const app = await launch({ apiKey: 'sk-local', settings: { monthlyBudgetUsd: 1, whenSpent: 'stop' } });
  const overlay = await app.page('overlay');
  await charge(overlay, 'you', '1', 60);
  const start = () => overlay.evaluate(() => window.surtitle.call('changeIntent', { captions: true }));
  const isOn = async () => (await readState(overlay)).intent.captions;
  await start();
  expect(await isOn()).toBe(false);
  expect((await readState(overlay)).problem).toEqual({ kind: 'budgetSpent', next: 'stop' });
  const page = await openCost(app);
  await page.getByLabel('At most, each month').fill('');
  await page.getByLabel('At most, each month').press('Enter');
  await start();
  expect(await isOn()).toBe(true);
});

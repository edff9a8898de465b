/**
 * What the overlay says about itself and what can be done to it: state mark, problems with their remedy,
 * frame and controls.
 */
import { expect, test } from '@playwright/test';
import type { OverlayDrag } from '../core/app/contract.ts';
import { type Intent, initialState } from '../core/app/state.ts';
import type { Problem } from '../core/base/problem.ts';
import type { SessionStatus } from '../core/live/status.ts';
import { type OverlayPage, openStage, type Stage } from './overlay/stage.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const unlocked: Intent = { ...initialState.intent, captions: true, positionLocked: false };
const setStatus = ({ page }: OverlayPage, status: SessionStatus) =>
  page.evaluate((next) => window.overlayStage.setState({ status: next }), status);
const callsTo = async (overlay: OverlayPage, name: string) =>
  (await overlay.calls()).filter((call) => call.name === name).map((call) => call.argument);
const badKey: Problem = { kind: 'badKey' };

test('who begins and ends to speak is not told to screen readers each time', async () => {
  const overlay = await stage.open();
  const mark = overlay.page.getByRole('status');
  await overlay.page.evaluate(() => window.overlayStage.setLanes(['you', 'others']));
  await setStatus(overlay, { status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  for (const condition of ['listening', 'hearing'] as const) {
    await overlay.page.evaluate(
      (next) => window.overlayStage.showLane('you', { condition: next }),
      condition,
    );
    await expect(overlay.page.locator('.lane-mark').first()).toHaveAttribute('data-condition', condition);
    await expect(mark).toHaveText(/^You listening\s*Others waiting/u);
  }
  await overlay.page.close();
});

test('each state has its mark', async () => {
  const overlay = await stage.open();
  const mark = overlay.page.getByRole('status');
  await setStatus(overlay, { status: 'connecting' });
  await expect(mark).toHaveText('Starting');
  await overlay.push({ key: { ...initialState.key, source: 'stored' } });
  await expect(mark).toHaveText('Connecting');
  await setStatus(overlay, { status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  await expect(mark).toHaveText('OpenAI is listening');
  await setStatus(overlay, { status: 'live', engine: 'local', fallbackFor: null, warning: null });
  await expect(mark).toHaveText('This computer is listening');
  const away: Problem = { kind: 'connectionLost' };
  await setStatus(overlay, { status: 'live', engine: 'local', fallbackFor: away, warning: null });
  await expect(mark).toContainText('This computer listens until OpenAI is back');
  await setStatus(overlay, { status: 'live', engine: 'local', fallbackFor: badKey, warning: null });
  await expect(mark).toContainText('The API key was not accepted. This computer listens meanwhile.');
  await setStatus(overlay, {
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning: { kind: 'microphoneSilent' },
  });
  await expect(mark).toContainText('The microphone gives only silence.');
  await setStatus(overlay, {
    status: 'retrying',
    attempt: 1,
    delayMs: 2_000,
    problem: { kind: 'connectionLost' },
  });
  await expect(mark).toHaveText('The connection was lost. Trying again in 2 s.');
  await expect(mark).toHaveText('The connection was lost. Trying again in 1 s.');
  await expect(mark).toHaveText('The connection was lost. Trying again…');
  await setStatus(overlay, { status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  await overlay.push({ intent: { ...unlocked, captions: false, positionLocked: true } });
  await expect(mark).toHaveText('Finishing captions');
  await setStatus(overlay, { status: 'idle' });
  await expect(mark).toHaveText('');
  await overlay.page.context().close();
});

test('the mark moves with the voice and lies flat without one', async () => {
  const overlay = await stage.open();
  await setStatus(overlay, { status: 'live', engine: 'openai', fallbackFor: null, warning: null });
  const hear = (isSpeech: boolean, levelDb: number) =>
    overlay.page.evaluate((hearing) => window.overlayStage.hear(hearing), { isSpeech, levelDb });
  const level = () =>
    overlay.page.locator('.bars').evaluate((bars) => getComputedStyle(bars).getPropertyValue('--level'));
  await hear(true, -36);
  expect(await level()).toBe('0.50');
  await expect(overlay.page.locator('.listening')).toHaveAttribute('data-speech', 'true');
  await hear(false, -36);
  expect(await level()).toBe('0');
  await overlay.page.context().close();
});

test('a locked overlay says where the remedy is; an unlocked one offers it', async () => {
  const overlay = await stage.open();
  await setStatus(overlay, { status: 'failed', problem: badKey });
  await expect(overlay.page.getByRole('status')).toHaveText(
    'The API key was not accepted. Enter it again in Settings. The tray icon opens Settings.',
  );
  await expect(overlay.page.getByRole('button')).toHaveCount(0);
  await overlay.push({ intent: unlocked });
  await overlay.page.getByRole('button', { name: 'Open Settings' }).click();
  expect(await callsTo(overlay, 'openSettings')).toHaveLength(1);
  await setStatus(overlay, { status: 'failed', problem: { kind: 'noQuota' } });
  await overlay.page.getByRole('button', { name: 'Try again' }).click();
  expect(await overlay.page.evaluate(() => window.retries)).toBe(1);
  await overlay.push({ problem: { kind: 'diskFull' } });
  const [ofMain, ofSession] = ['The disk is full.', 'The account has no credit left.'].map((text) =>
    overlay.page.locator('.notice').filter({ hasText: text }),
  );
  await ofMain?.getByRole('button', { name: 'Dismiss' }).click();
  expect(await callsTo(overlay, 'dismissProblem')).toEqual([undefined]);
  await ofSession?.getByRole('button', { name: 'Dismiss' }).click();
  await expect(overlay.page.getByRole('status')).toHaveText('Captions have stopped');
  await overlay.page.context().close();
});

test('unlocked controls change intent', async () => {
  const overlay = await stage.open();
  await overlay.push({ intent: unlocked });
  const names = ['Stop captions', 'Lock position: clicks pass through', 'Hide overlay; listening goes on'];
  for (const name of names) await overlay.page.getByRole('button', { name }).click();
  expect(await callsTo(overlay, 'changeIntent')).toEqual([
    { captions: false },
    { positionLocked: true },
    { overlayVisible: false },
  ]);
  await overlay.push({ intent: { ...unlocked, captions: false } });
  await expect(overlay.page.getByRole('button', { name: 'Start captions' })).toBeVisible();
  await expect(overlay.page.locator('.sample')).toHaveText('Captions appear here.');
  await overlay.page.context().close();
});

test('an unlocked overlay is dragged by its middle, resized by handles, once a frame at most', async () => {
  const overlay = await stage.open();
  await overlay.push({ intent: unlocked });
  const { page } = overlay;
  await page.mouse.move(500, 60);
  await page.mouse.down();
  await page.mouse.move(540, 90, { steps: 4 });
  await page.mouse.up();
  const moved = { action: 'move', offset: { x: 40, y: 30 } };
  await expect.poll(async () => (await callsTo(overlay, 'dragOverlay')).at(-1)).toMatchObject(moved);
  const steps = (await callsTo(overlay, 'dragOverlay')) as readonly OverlayDrag[];
  expect(steps.map(({ isFirst }) => isFirst)).toEqual(steps.map((_, index) => index === 0));
  await page.mouse.move(2, 100);
  await page.mouse.down();
  await page.mouse.move(22, 100);
  await page.mouse.up();
  const resized = { action: 'w', offset: { x: 20, y: 0 }, isFirst: true };
  await expect.poll(async () => (await callsTo(overlay, 'dragOverlay')).at(-1)).toEqual(resized);
  await page.context().close();
});

test('arrow keys move an unlocked overlay and with Shift resize it', async () => {
  const overlay = await stage.open();
  await overlay.push({ intent: unlocked });
  const { page } = overlay;
  await page.getByRole('button', { name: /^Move/u }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowDown');
  await expect
    .poll(() => callsTo(overlay, 'dragOverlay'))
    .toEqual([
      { action: 'move', offset: { x: -16, y: 0 }, isFirst: true },
      { action: 'se', offset: { x: 0, y: 16 }, isFirst: true },
    ]);
  await page.context().close();
});

test('an unlocked overlay tells what the session has cost, once something was billed', async () => {
  const overlay = await stage.open();
  await overlay.push({ intent: unlocked });
  await expect(overlay.page.getByRole('toolbar', { name: 'Captions' })).not.toContainText('US$');
  const sums = { sentMs: 63_000, speechMs: 60_000, billedSeconds: 66, commits: 9, unpricedSeconds: 0 };
  const session = { ...sums, usd: 0.0187, lanes: [] };
  const budget = { kind: 'unlimited' } as const;
  const month = { ...sums, usd: 0.0187 };
  await overlay.push({
    intent: unlocked,
    spending: { session, month, monthName: '2026-11', isWhole: true, budget, allowed: 'service' },
  });
  const cost = overlay.page.locator('.cost');
  await expect(cost).toHaveText(/^US\$0\.02This session: .* of speech, .* sent, .* billed, US\$0\.02$/u);
  await expect(cost).toHaveAttribute(
    'title',
    'This session: 1 min of speech, 1 min 3 s sent, 1 min 6 s billed, US$0.02',
  );
  await overlay.page.screenshot({ path: test.info().outputPath('cost.png') });
  const spent = { kind: 'spent', share: 1, leftUsd: 0 } as const;
  await overlay.push({
    spending: { session: null, month, monthName: '2026-11', isWhole: true, budget: spent, allowed: 'local' },
  });
  await expect(cost).toHaveText('Budget spent');
});

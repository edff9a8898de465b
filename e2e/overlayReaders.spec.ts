/** The overlay as screen readers and keyboards meet it: what axe finds, what is named, in which order it is reached. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../core/app/state.ts';
import { foundByAxe } from './axe.ts';
import { completed, delta } from './overlay/events.ts';
import { openStage, type Stage } from './overlay/stage.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const intent: AppState['intent'] = { ...initialState.intent, captions: true };
const LOOKS: Readonly<Record<string, Partial<AppState>>> = {
  locked: { intent },
  unlocked: { intent: { ...intent, positionLocked: false } },
  'with a problem': { intent: { ...intent, positionLocked: false }, problem: { kind: 'diskFull' } },
  'looked back in': { intent: { ...intent, lookBack: true }, lookBack: { side: 'above', rowsPx: 120 } },
  'in Arabic': { intent: { ...intent, positionLocked: false }, locale: 'ar' },
};

for (const [name, look] of Object.entries(LOOKS))
  test(`axe finds nothing on the overlay, ${name}`, async () => {
    const { page, push, receive } = await stage.open({ viewport: { width: 1_100, height: 420 } });
    await push(look);
    await receive(delta('a', 'Good evening.'), completed('a', 'Good evening.'));
    await expect(page.locator('.rows:not(.sample)').first()).toContainText('Good evening.');
    // Which colours lie behind a transparent window axe cannot know; core/desktop/contrast.ts does, with any.
    expect(await foundByAxe(page, { withoutRules: ['color-contrast'] })).toEqual([]);
    await page.context().close();
  });

test('unlocked, the keys reach each control once, in the order in which they stand, and each says what it does', async () => {
  const { page, push } = await stage.open();
  await push({ intent: { ...intent, positionLocked: false } });
  await expect(page.getByRole('toolbar', { name: 'Captions' })).toBeVisible();
  const reached: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    if (name === '' || reached.includes(name)) break;
    reached.push(name);
  }
  expect(reached).toEqual([
    'Move: arrow keys. Resize: Shift and arrow keys',
    'Stop captions',
    'Pause captions',
    'Go off the record: captions are shown, nothing is kept or shared',
    'Mute my microphone in captions',
    'What did I miss?',
    'Lock position: clicks pass through',
    'Settings',
    'Hide overlay; listening goes on',
  ]);
  await page.context().close();
});

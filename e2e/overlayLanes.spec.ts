/** Two lanes on one overlay in Chromium: each in a region of its own, with its label, moved by nobody else. */
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import type { CaptionEvent } from '../core/captions/captions.ts';
import { completed, delta } from './overlay/events.ts';
import { openStage, type Stage } from './overlay/stage.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const say = (page: Page, lane: string, ...events: readonly CaptionEvent[]) =>
  page.evaluate(([told, id]) => window.overlayStage.receive(told, id), [events, lane] as const);

/** Where a lane's region and its lines stand, in whole pixels. */
const boxesOf = (page: Page, lane: number) =>
  page
    .locator('.lane')
    .nth(lane)
    .locator('.region, .line')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return [Math.round(x), Math.round(y), Math.round(width)];
      }),
    );

test('two lanes have a label each, and what one says moves nothing of the other', async () => {
  const { page } = await stage.open({ viewport: { width: 1100, height: 260 } });
  await page.evaluate(() => window.overlayStage.setLanes(['you', 'others']));
  await expect(page.locator('.label')).toHaveText(['You', 'Others']);
  await say(page, 'others', delta('1.1', 'Yes, we hear you'));
  await expect(page.locator('.lane').nth(1)).toContainText('Yes, we hear you');
  const before = await boxesOf(page, 1);
  for (let turn = 1; turn < 6; turn += 1) {
    const text = `Turn ${turn} rolls the rows of its own region up by a line or more, as they do, ending in ${turn}.`;
    await say(page, 'you', delta(`1.${turn}`, text), completed(`1.${turn}`, text));
    await expect(page.locator('.lane').nth(0)).toContainText(`ending in ${turn}.`);
    expect(await boxesOf(page, 1)).toEqual(before);
  }
  await expect(page.locator('.lane').nth(1).locator('.line')).toHaveText(['Yes, we hear you']);
});

test('one lane has no label', async () => {
  const { page } = await stage.open();
  await say(page, 'you', delta('1.1', 'Only me.'));
  await expect(page.locator('.rows:not(.sample)')).toContainText('Only me.');
  expect(await page.locator('.label, .lane').count()).toBe(0);
});

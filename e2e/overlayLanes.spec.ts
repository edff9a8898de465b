/** Two lanes on one overlay in Chromium: each in a region of its own, with its label, moved by nobody else. */
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import type { CaptionEvent } from '../core/captions/captions.ts';
import { completed, delta } from './overlay/events.ts';
import { seenOn } from './overlay/seen.ts';
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

/** Where each row of a lane stands that can be seen. */
const rowsOf = async (page: Page, lane: string) =>
  (await seenOn(page, '.rows:not(.sample) .line'))
    .filter((row) => row.lane === lane)
    .map(({ text, left, top }) => [text, left, top] as const);

const LONG =
  'This sentence is so long that it needs more than a single line of an overlay of this width, which is why it goes on.';

test('who speaks alone has all lines, and gives back what another needs without moving a word', async () => {
  const { page } = await stage.open({ viewport: { width: 700, height: 260 } });
  await page.evaluate(() => window.overlayStage.setLanes(['you', 'others']));
  const labels = page.locator('.label');
  await expect(labels.nth(0)).toBeHidden();
  await say(page, 'you', delta('1.1', 'Can you hear me?'));
  await expect(page.locator('.lane').nth(0)).toContainText('hear me?');
  const [first] = await rowsOf(page, 'You');
  await say(page, 'you', delta('1.1', ' I can see that you are there, but I hear'));
  await expect(page.locator('.lane').nth(0)).toContainText('but I hear');
  const alone = await rowsOf(page, 'You');
  expect(alone).toHaveLength(2);
  expect(alone[0]?.slice(1)).toEqual(first?.slice(1));
  await expect(labels.nth(1)).toBeHidden();
  await page.context().close();

  const other = await stage.open({ viewport: { width: 700, height: 260 } });
  await other.page.evaluate(() => window.overlayStage.setLanes(['you', 'others']));
  await say(other.page, 'others', delta('1.1', LONG));
  await expect(other.page.locator('.lane').nth(1)).toContainText('goes on.');
  const theirs = await rowsOf(other.page, 'Others');
  expect(theirs.length).toBeGreaterThanOrEqual(2);
  await say(other.page, 'you', delta('1.1', 'Yes.'));
  await expect(other.page.locator('.lane').nth(0)).toContainText('Yes.');
  expect(await rowsOf(other.page, 'Others')).toEqual(theirs.slice(-1));
  const [mine] = await rowsOf(other.page, 'You');
  expect(mine?.[2]).toBeLessThan(theirs.at(-1)?.[2] ?? 0);
  await other.page.context().close();
});

test('one lane has no label', async () => {
  const { page } = await stage.open();
  await say(page, 'you', delta('1.1', 'Only me.'));
  await expect(page.locator('.rows:not(.sample)')).toContainText('Only me.');
  expect(await page.locator('.label, .lane').count()).toBe(0);
});

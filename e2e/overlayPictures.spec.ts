/** Two lanes on three desktops, narrow and wide: nothing lies on text, no name and no word of a mark is cut. */
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { initialState } from '../core/app/state.ts';
import type { Problem } from '../core/base/problem.ts';
import { overlayHeightPx } from '../core/desktop/parts.ts';
import { OVERLAY_MIN } from '../core/desktop/placement.ts';
import { defaultStyle } from '../core/screen/style.ts';
import { DESKTOPS } from './overlay/desktops.ts';
import { completed, delta } from './overlay/events.ts';
import { type Box, seenOn } from './overlay/seen.ts';
import { openStage, type Stage } from './overlay/stage.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const SIZES = [
  { width: 1_100, height: overlayHeightPx(defaultStyle, 1_100) },
  { width: 420, height: overlayHeightPx(defaultStyle, 420) },
  { width: OVERLAY_MIN.widthPx, height: overlayHeightPx(defaultStyle, OVERLAY_MIN.widthPx) },
] as const;

const say = (page: Page, lane: string, turn: string, text: string, isSettled = true) =>
  page.evaluate(([told, id]) => window.overlayStage.receive(told, id), [
    [delta(turn, text), ...(isSettled ? [completed(turn, text)] : [])],
    lane,
  ] as const);

const live = (page: Page, warning: Problem | null) =>
  page.evaluate((next) => window.overlayStage.setState({ status: next }), {
    status: 'live',
    engine: 'openai',
    fallbackFor: null,
    warning,
  } as const);

const show = (page: Page, lane: string, condition: string, levelDb = -100) =>
  page.evaluate(([id, change]) => window.overlayStage.showLane(id, change), [
    lane,
    { condition, hearing: { isSpeech: levelDb > -60, levelDb } },
  ] as const);

function overlapsOf(boxes: readonly Box[]): readonly string[] {
  const apart = (one: Box, other: Box) =>
    one.right <= other.left + 1 ||
    other.right <= one.left + 1 ||
    one.bottom <= other.top + 1 ||
    other.bottom <= one.top + 1;
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => (apart(one, other) ? [] : `${one.what} / ${other.what}`)),
  );
}

for (const size of SIZES)
  for (const [name, desktop] of Object.entries(DESKTOPS))
    test(`at ${size.width} px on ${name} nothing lies on text and nothing is cut`, async () => {
      const { page, push } = await stage.open({ viewport: size });
      await page.addStyleTag({ content: `html { background: ${desktop} !important }` });
      await page.evaluate(() => window.overlayStage.setLanes(['you', 'others']));
      // On a busy machine the scenes last longer than rows are held.
      await push({ settings: await namesOf(page, { you: '', others: '' }) });
      const picture = async (scene: string) => {
        const boxes = await seenOn(page, '.line, .label > .name, .notice, .mark.listening, .control, .cost');
        await page.screenshot({ path: test.info().outputPath(`${scene}.png`) });
        expect(overlapsOf(boxes), scene).toEqual([]);
        expect(
          boxes.filter(({ isCut }) => isCut).map(({ what }) => what),
          scene,
        ).toEqual([]);
        for (const { left, top, right, bottom, what } of boxes)
          expect(
            [left >= 0, top >= 0, right <= size.width, bottom <= size.height],
            `${scene}: ${what}`,
          ).toEqual([true, true, true, true]);
      };
      await live(page, null);
      await show(page, 'you', 'listening');
      await show(page, 'others', 'nothingYet');
      await say(page, 'you', '1.1', 'Can everybody hear me?');
      await expect(page.locator('.lane').nth(0)).toContainText('me?');
      await picture('alone');
      await show(page, 'others', 'hearing', -22);
      await say(page, 'others', '1.1', 'Yes, loud and clear.', false);
      await expect(page.locator('.lane').nth(1)).toContainText('clear');
      await picture('both');
      await push({ settings: await namesOf(page, { you: 'Alexandra', others: 'Team Lisbon' }) });
      await show(page, 'you', 'muted');
      await picture('muted');
      const rows = await seenOn(page, '.line');
      await show(page, 'you', 'deaf');
      await live(page, { kind: 'microphoneSilent' });
      await picture('deaf');
      expect((await seenOn(page, '.line')).map(({ top }) => top)).toEqual(rows.map(({ top }) => top));
      await show(page, 'you', 'listening');
      await show(page, 'others', 'noText');
      await live(page, { kind: 'noTextComing' });
      await picture('noText');
      await push({ intent: { ...initialState.intent, captions: true, positionLocked: false } });
      await expect(page.getByRole('toolbar')).toBeVisible();
      await picture('unlocked');
      expect((await seenOn(page, '.line')).map(({ top }) => top)).toEqual(rows.map(({ top }) => top));
      await page.context().close();
    });

const namesOf = (page: Page, names: { readonly you: string; readonly others: string }) =>
  page.evaluate(async (called) => {
    const { settings } = await window.surtitle.call('readState', undefined);
    return { ...settings, captions: { ...settings.captions, holdMs: 60_000 }, names: called };
  }, names);

/**
 * What a reader sees of the overlay in Chromium: words that stay put, one paint per frame, a bounded page.
 */
import { expect, test } from '@playwright/test';
import type { Page } from 'playwright';
import { initialState } from '../core/app/state.ts';
import { completed, delta } from './overlay/events.ts';
import { openStage, type Stage } from './overlay/stage.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const TALK =
  'Good evening, and welcome to the opera house. ' +
  'Tonight I want to talk about the line of text above the stage. ' +
  'When a singer walks to the front and begins a long phrase in a language that most of the audience ' +
  'has never learned, the person in the caption booth has already read the next page of the score.';

/** Cuts text as the service does: mostly whole words, now and then a part of one. */
const pieces = (text: string): readonly string[] => text.match(/ ?\S{1,6}/gu) ?? [];

const paintedText = (page: Page) => page.locator('.rows:not(.sample) .line').allTextContents();

/** Plays deltas one per frame and notes after each frame where each painted letter run of a word stands. */
function watchWords(page: Page, texts: readonly string[]) {
  return page.evaluate(async (deltas) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const places = () => {
      const found: { key: string; x: number; text: string }[] = [];
      for (const [row, line] of [...document.querySelectorAll('.rows .line')].entries()) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          for (const match of (node.textContent ?? '').matchAll(/\S+/gu)) {
            const range = new Range();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            found.push({ key: `${row}`, x: range.getBoundingClientRect().left, text: match[0] });
          }
        }
      }
      return found;
    };
    const widest = () => {
      const region = document.querySelector('.region');
      const right = region?.getBoundingClientRect().right ?? 0;
      return Math.max(
        ...[...document.querySelectorAll('.line')].map((line) => line.getBoundingClientRect().right - right),
      );
    };
    const frames: { places: ReturnType<typeof places>; overhangPx: number }[] = [];
    for (const text of deltas) {
      const event = { type: 'text' as const, turnId: 'talk', text, atMs: 1_000 };
      window.overlayStage.receive([event]);
      await frame();
      await frame();
      frames.push({ places: places(), overhangPx: widest() });
    }
    return frames;
  }, texts);
}

for (const deviceScaleFactor of [1, 1.5, 2]) {
  test(`at ${deviceScaleFactor * 100} % a painted word stays where it is, no line leaves the region`, async () => {
    const { page } = await stage.open({ deviceScaleFactor });
    const frames = await watchWords(page, pieces(TALK));
    let erased = 0;
    for (const [index, { places }] of frames.entries()) {
      const before = frames[index - 1]?.places ?? [];
      const text = places.map((place) => place.text).join(' ');
      const shared = before.findIndex((_, from) =>
        text.startsWith(
          before
            .slice(from)
            .map((p) => p.text)
            .join(' '),
        ),
      );
      if (before.length > 0 && shared < 0) erased += 1;
      const kept = before.slice(Math.max(0, shared));
      const moved = kept.filter((place, at) => Math.abs((places[at]?.x ?? 0) - place.x) > 0.01);
      expect(moved).toEqual([]);
    }
    expect(erased).toBe(0);
    expect(Math.max(...frames.map((frame) => frame.overhangPx))).toBeLessThanOrEqual(0.5);
    await page.context().close();
  });
}

test('a burst of deltas is painted once, in the next frame', async () => {
  const { page } = await stage.open();
  const mutations = await page.evaluate(async () => {
    let batches = 0;
    const observer = new MutationObserver(() => (batches += 1));
    const region = document.querySelector('.region');
    if (region !== null) observer.observe(region, { subtree: true, childList: true, characterData: true });
    const words = Array.from({ length: 20 }, (_, index) => ` word${index}`);
    for (const text of words) {
      const event = { type: 'text' as const, turnId: 'a', text, atMs: 1_000 };
      window.overlayStage.receive([event]);
      await Promise.resolve();
    }
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return { batches, text: document.querySelector('.rows')?.textContent };
  });
  expect(mutations.batches).toBe(1);
  expect(mutations.text).toMatch(/word19$/u);
  await page.context().close();
});

test('after a thousand lines the page holds at most fifty, on screen and for screen readers', async () => {
  const { page, receive } = await stage.open();
  for (let from = 0; from < 1_000; from += 100) {
    const lines = Array.from(
      { length: 100 },
      (_, index) => `This is line ${from + index} of a long evening.`,
    );
    await receive(
      ...lines.flatMap((text, index) => [delta(`${from + index}`, text), completed(`${from + index}`, text)]),
    );
  }
  await expect(page.locator('.rows')).toContainText('line 999');
  expect(await page.locator('.row').count()).toBeLessThanOrEqual(4);
  expect(await page.getByRole('log').locator('p').count()).toBe(50);
  await page.context().close();
});

test('whatever is said is text: markup, arrows, controls, emoji, right to left', async () => {
  const { page, receive } = await stage.open();
  await receive(completed('a', '<b>a</b> --> \u0000 & 👩‍👩‍👧 <img src=x onerror=alert(1)>'));
  await expect.poll(() => paintedText(page)).toEqual(['<b>a</b> --> & 👩‍👩‍👧 <img src=x onerror=alert(1)>']);
  expect(await page.locator('.region b, .region img, [role=log] b, [role=log] img').count()).toBe(0);
  await receive(delta('b', ' שלום לכולם והערב אנחנו כאן כדי לדבר על השורה שמעל הבמה'));
  await expect(page.locator('.row').last()).toHaveAttribute('dir', 'rtl');
  const end = await page
    .locator('.row')
    .last()
    .locator('.line')
    .evaluate((line) => {
      const region = line.closest('.region')?.getBoundingClientRect();
      return (region?.right ?? 0) - line.getBoundingClientRect().right;
    });
  expect(end).toBe(0);
  await page.context().close();
});

test('the last line is held, then fades, and the region keeps its size', async () => {
  const { page, push, receive } = await stage.open();
  const captions = { ...initialState.settings.captions, holdMs: 1_000 };
  await push({ settings: { ...initialState.settings, captions } });
  const before = await page.locator('.region').boundingBox();
  const paintedAt = await page.evaluate(() => performance.now());
  await receive(delta('a', 'Good evening.'));
  await expect.poll(() => paintedText(page)).toEqual(['Good evening.']);
  await page.waitForFunction(() => document.querySelector('[data-fading="true"]') !== null);
  expect((await page.evaluate(() => performance.now())) - paintedAt).toBeGreaterThanOrEqual(1_000);
  await expect.poll(() => paintedText(page)).toEqual([]);
  expect(await page.locator('.region').boundingBox()).toEqual(before);
  await page.context().close();
});

test('with captions off and locked nothing at all is painted', async () => {
  const { page, push } = await stage.open();
  await push({
    intent: {
      captions: false,
      overlayVisible: true,
      positionLocked: true,
      muted: false,
      lookBack: false,
      paused: false,
      offRecord: false,
    },
    problem: { kind: 'diskFull' },
  });
  await expect(page.locator('.mark')).toHaveCount(0);
  const picture = await page.screenshot({ omitBackground: true });
  const opaque = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  }, picture.toString('base64'));
  expect(opaque).toBe(0);
  await page.context().close();
});

test('reduced motion rolls up without movement', async () => {
  const { page, receive } = await stage.open({ reducedMotion: 'reduce' });
  await receive(delta('a', TALK));
  await expect(page.locator('.rows')).toContainText('of the score');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.context().close();
});

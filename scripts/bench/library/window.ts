/**
 * The library's window on a large file: from a press to what is painted for it, and whether scrolling keeps up with the
 * screen. Times are the page's own, to the frame after the one in which it stands.
 */
import { renameSync } from 'node:fs';
import type { Page } from 'playwright';
import { launchApp } from '../../../e2e/app/launch.ts';
import { openProfile } from '../../../e2e/app/profile.ts';
import { percentiles } from '../../demo/painted.ts';
import { atMost, printRows, type Row } from '../live/verdict.ts';

const SESSIONS = 20;
const OPEN_LIMIT_MS = 300;
const TYPED = ['w50', 'w500', 'w500 w3', 'w0 w1', 'w40000'];
/** A line at each frame, and three: a fast wheel, and a bar that is dragged. */
const WHEEL_PX_A_FRAME = 40;
const DRAG_PX_A_FRAME = 120;
const FRAMES = 300;
/** At 60 a second. */
const FRAME_MS = 1_000 / 60;

export async function measureWindow(file: string): Promise<void> {
  const profile = openProfile({});
  renameSync(file, profile.pathOf('transcripts.db'));
  const app = await launchApp({ profileDir: profile.dir });
  try {
    await app.clickTray('Library…');
    const page = await app.page('library');
    await page.getByRole('listitem').first().waitFor();
    const listMs = await timeReloads(page);
    const openMs = await timeOpenings(page);
    const searchMs = await timeSearches(page);
    const atRest = await scroll(page, 0);
    const wheeled = await scroll(page, WHEEL_PX_A_FRAME);
    const dragged = await scroll(page, DRAG_PX_A_FRAME);
    printRows(rowsOf({ listMs, openMs, searchMs, atRest, wheeled, dragged }));
  } finally {
    await app.dispose();
    profile.remove();
  }
}

interface Measured {
  readonly listMs: readonly number[];
  readonly openMs: readonly number[];
  readonly searchMs: readonly number[];
  readonly atRest: Scrolled;
  readonly wheeled: Scrolled;
  readonly dragged: Scrolled;
}

interface Scrolled {
  readonly framesMs: readonly number[];
  readonly emptyFrames: number;
}

function rowsOf({ listMs, openMs, searchMs, atRest, wheeled, dragged }: Measured): readonly Row[] {
  const limit = { limit: OPEN_LIMIT_MS, unit: 'ms' };
  return [
    { metric: `list painted after a reload, slowest of ${listMs.length}`, got: `${Math.max(...listMs)} ms` },
    atMost(`a session opened, median of ${openMs.length}`, percentiles(openMs).p50, limit),
    atMost('  slowest', Math.max(...openMs), limit),
    {
      metric: `hits painted after a press, slowest of ${searchMs.length}`,
      got: `${Math.max(...searchMs)} ms`,
    },
    ...scrollRows('at rest', atRest),
    ...scrollRows('scrolled by a line a frame', wheeled),
    ...scrollRows('scrolled by three', dragged),
  ];
}

function scrollRows(how: string, { framesMs, emptyFrames }: Scrolled): readonly Row[] {
  const limit = { limit: 1.5 * FRAME_MS, unit: 'ms' };
  const late = framesMs.filter((ms) => ms > limit.limit).length;
  return [
    atMost(`${how}: 95 % of frames within`, percentiles(framesMs).p95, limit),
    { metric: `  late, of ${FRAMES}; longest`, got: `${late}; ${Math.max(...framesMs).toFixed(0)} ms` },
    { metric: '  without a word in sight', got: `${emptyFrames}` },
  ];
}

/** From the beginning of the page to its list. */
async function timeReloads(page: Page): Promise<readonly number[]> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('.session') === null) return requestAnimationFrame(look);
      return requestAnimationFrame(() => Object.assign(window, { listPaintedMs: performance.now() }));
    };
    requestAnimationFrame(look);
  });
  const takes: number[] = [];
  for (let take = 0; take < 5; take += 1) {
    await page.reload();
    const painted = await page.waitForFunction(
      () => Reflect.get(window, 'listPaintedMs') as number | undefined,
    );
    takes.push(Math.round((await painted.jsonValue()) ?? 0));
  }
  return takes;
}

/** From a press on a session to its lines, each another of whole days. */
async function timeOpenings(page: Page): Promise<readonly number[]> {
  const takes: number[] = [];
  for (let take = 0; take < SESSIONS; take += 1) {
    const button = page.locator('.session:not([aria-current])').nth(3);
    takes.push(
      await button.evaluate(
        (element) =>
          new Promise<number>((resolve) => {
            const before = document.querySelector('[role=feed] article');
            const fromMs = performance.now();
            (element as HTMLElement).click();
            const look = () => {
              const now = document.querySelector('[role=feed] article');
              if (now === null || now === before || now.textContent === '')
                return requestAnimationFrame(look);
              return requestAnimationFrame(() => resolve(Math.round(performance.now() - fromMs)));
            };
            requestAnimationFrame(look);
          }),
      ),
    );
    await page.mouse.move(200, 400);
    await page.mouse.wheel(0, 90);
  }
  return takes;
}

/** From a word that is put into an empty box to what is found. */
async function timeSearches(page: Page): Promise<readonly number[]> {
  const box = page.getByRole('searchbox');
  const takes: number[] = [];
  for (const words of TYPED) {
    await box.fill('');
    await page.locator('.hit').first().waitFor({ state: 'detached' });
    const typed = timeTo(page, '.hit');
    await box.fill(words);
    takes.push(await typed);
  }
  await box.fill('');
  return takes;
}

/** From the next input to the frame after the one that has such an element. */
const timeTo = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const begin = () => {
          const fromMs = performance.now();
          const look = () => {
            if (document.querySelector(selector) === null) return requestAnimationFrame(look);
            return requestAnimationFrame(() => resolve(Math.round(performance.now() - fromMs)));
          };
          requestAnimationFrame(look);
        };
        document.addEventListener('input', begin, { once: true, capture: true });
      }),
    selector,
  );

/** Down a session of a whole day, or not at all: what the machine does by itself. */
async function scroll(page: Page, stepPx: number): Promise<Scrolled> {
  await page.locator('.session').first().click();
  await page.locator('[role=feed] article').first().waitFor();
  return page.evaluate(
    ({ frames, stepPx }) =>
      new Promise<{ framesMs: number[]; emptyFrames: number }>((resolve) => {
        const scroller = document.querySelector('[role=feed]')?.closest('.rows');
        const framesMs: number[] = [];
        let emptyFrames = 0;
        let lastMs = performance.now();
        const step = () => {
          const nowMs = performance.now();
          framesMs.push(nowMs - lastMs);
          lastMs = nowMs;
          const edges = scroller?.getBoundingClientRect();
          const inSight = [...document.querySelectorAll('[role=feed] article')].some((row) => {
            const { top, bottom } = row.getBoundingClientRect();
            return bottom > (edges?.top ?? 0) && top < (edges?.bottom ?? 0) && /w\d/.test(row.textContent);
          });
          if (!inSight) emptyFrames += 1;
          if (framesMs.length === frames) return resolve({ framesMs, emptyFrames });
          scroller?.scrollBy(0, stepPx);
          return requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    { frames: FRAMES, stepPx },
  );
}

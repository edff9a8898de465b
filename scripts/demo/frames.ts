/**
 * What stood on the overlay and when, taken down while it ran, which costs next to nothing, and pictured afterwards: a
 * picture in the middle of speech takes processor time from who listens.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';

export interface Frame {
  readonly path: string;
  /** Since the first. */
  readonly atMs: number;
}

interface Stood {
  readonly atMs: number;
  readonly body: string;
}

declare global {
  interface Window {
    readonly stood: readonly Stood[];
  }
}

/** Words come more rarely. */
const EVERY_MS = 80;

/** From now on the page notes what stands on it. */
export async function noteChanges(page: Page): Promise<void> {
  await page.evaluate((everyMs) => {
    const stood: { atMs: number; body: string }[] = [];
    const startedMs = performance.now();
    const note = () => {
      const body = document.body.innerHTML;
      if (stood.at(-1)?.body !== body) stood.push({ atMs: performance.now() - startedMs, body });
    };
    note();
    setInterval(note, everyMs);
    Object.assign(window, { stood });
  }, EVERY_MS);
}

/** Puts each back on the page, which is good for nothing else afterwards, and takes its picture with its transparency. */
export async function pictureAll(page: Page, untilMs: number, folder: string): Promise<readonly Frame[]> {
  const stood = await page.evaluate(() => window.stood);
  const frames: Frame[] = [];
  let before: Buffer = Buffer.alloc(0);
  for (const { atMs, body } of stood.filter((one) => one.atMs <= untilMs)) {
    await page.evaluate((html) => {
      document.body.innerHTML = html;
    }, body);
    const png = await page.screenshot({ omitBackground: true, animations: 'disabled' });
    const path = join(folder, `${String(frames.length).padStart(4, '0')}.png`);
    if (before.equals(png)) continue;
    before = png;
    await writeFile(path, png);
    frames.push({ path, atMs });
  }
  return frames;
}

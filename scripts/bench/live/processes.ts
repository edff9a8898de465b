/** How much processor time each process of a browser has used. It reads; it neither starts nor ends any. */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright';

export interface ProcessTime {
  readonly pid: number;
  /** Chromium's word, for utilities their task: `renderer`, `GPU`, `audio.mojom.AudioService` … */
  readonly type: string;
  readonly cpuMs: number;
}

/** User and system time since each process began, as Chromium counts it. */
export async function processTimes(browserDevTools: CDPSession): Promise<readonly ProcessTime[]> {
  const { processInfo } = await browserDevTools.send('SystemInfo.getProcessInfo');
  return processInfo.map(({ id, type, cpuTime }) => ({
    pid: id,
    type: taskOf(id) ?? type,
    cpuMs: cpuTime * 1_000,
  }));
}

/** Long enough to stand out from whatever else renderers do. */
const BURN_MS = 400;

/**
 * The process that runs a page: Chromium does not tell, so the page is kept busy and the busiest renderer is
 * it.
 */
export async function processOf(page: Page, browserDevTools: CDPSession): Promise<number> {
  const before = await processTimes(browserDevTools);
  await page.evaluate((forMs) => {
    const until = performance.now() + forMs;
    while (performance.now() < until);
  }, BURN_MS);
  const used = usedBetween(before, await processTimes(browserDevTools)).filter(
    ({ type }) => type === 'renderer',
  );
  const busiest = used.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
  if (busiest === undefined) throw new Error('The browser has no renderer.');
  return busiest.pid;
}

/** What each process that was there at both times has used in between. */
export function usedBetween(
  before: readonly ProcessTime[],
  after: readonly ProcessTime[],
): readonly ProcessTime[] {
  return after.flatMap((process) => {
    const earlier = before.find(({ pid }) => pid === process.pid);
    return earlier === undefined ? [] : [{ ...process, cpuMs: process.cpuMs - earlier.cpuMs }];
  });
}

/** Linux only; elsewhere utilities stay without a name. */
function taskOf(pid: number): string | null {
  try {
    return /--utility-sub-type=([\w.]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/**
 * The overlay beside a plain page that keeps one React list of all lines: same browser, same words, an hour
 * of them in both.
 */
import type { CDPSession } from 'playwright';
import { type Percentiles, percentiles } from '../../demo/painted.ts';
import { mainThreadMs, meterMainThread } from './mainThread.ts';
import { openPlainPage } from './plainPage.ts';
import { createReciter, REAL_TIME_MS, WORDS_PER_HOUR, WORDS_PER_MINUTE } from './recital.ts';
import { type Listener, preload, say } from './speaker.ts';
import { readStopwatch, startStopwatch } from './stopwatch.ts';
import { openSubject } from './subject.ts';
import { atLeast, type Row } from './verdict.ts';

const RATIO_LIMIT = 2;

/** Idle for this long before the pages are compared, to know what each of them does anyway. */
const IDLE_MS = 8_000;

export interface Side {
  readonly historyWords: number;
  readonly deltas: number;
  readonly painted: number;
  readonly receivedToPaintedMs: Percentiles;
  /** Main-thread processor time per delta, without what the page uses when nothing is said. */
  readonly mainThreadMsPerDelta: number;
}

export interface SideBySide {
  readonly minutes: number;
  readonly ours: Side;
  readonly plain: Side;
}

type Contestant = Listener & { readonly devTools: CDPSession };

export async function measureSideBySide(words: readonly string[], minutes: number): Promise<SideBySide> {
  const subject = await openSubject(null);
  const plainPage = await openPlainPage(subject);
  try {
    await subject.start();
    const ours = { ...subject, reciter: createReciter('ours', words) };
    const plain = { ...plainPage, reciter: createReciter('plain', words) };
    const histories = {
      ours: await preload(ours, WORDS_PER_HOUR),
      plain: await preload(plain, WORDS_PER_HOUR),
    };
    await Promise.all([requireVisible(ours), requireVisible(plain)]);
    // Each delta of one page falls between two of the other: neither disturbs the other, and noise of the
    // machine hits both.
    const [first, second] = await Promise.all([
      measureSide(ours, { minutes, startMs: 0 }),
      measureSide(plain, { minutes, startMs: REAL_TIME_MS / 2 }),
    ]);
    return {
      minutes,
      ours: { historyWords: histories.ours, ...first },
      plain: { historyWords: histories.plain, ...second },
    };
  } finally {
    await plainPage.dispose();
    await subject.dispose();
  }
}

async function measureSide(
  contestant: Contestant,
  { minutes, startMs }: { readonly minutes: number; readonly startMs: number },
): Promise<Omit<Side, 'historyWords'>> {
  const { page, reciter, devTools } = contestant;
  await meterMainThread(devTools);
  const idleShare = await mainThreadShareAtRest(devTools);
  const chapter = reciter.recite(minutes * WORDS_PER_MINUTE, { everyMs: REAL_TIME_MS, startMs });
  await startStopwatch(page);
  const startedAt = performance.now();
  const before = await mainThreadMs(devTools);
  await say(contestant, chapter);
  const used = (await mainThreadMs(devTools)) - before - idleShare * (performance.now() - startedAt);
  const delaysMs = await readStopwatch(page);
  return {
    deltas: chapter.deltas,
    painted: delaysMs.length,
    receivedToPaintedMs: percentiles(delaysMs),
    mainThreadMsPerDelta: used / chapter.deltas,
  };
}

async function mainThreadShareAtRest(devTools: CDPSession): Promise<number> {
  const before = await mainThreadMs(devTools);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return ((await mainThreadMs(devTools)) - before) / IDLE_MS;
}

/** A hidden page gets no frames, and would be compared by mistake. */
async function requireVisible({ page }: Listener): Promise<void> {
  const state = await page.evaluate(() => document.visibilityState);
  if (state !== 'visible') throw new Error(`The page at ${page.url()} is ${state}.`);
}

export function sideBySideRows({ minutes, ours, plain }: SideBySide): readonly Row[] {
  const spread = ({ p50, p95, p99 }: Percentiles) => `${p50} / ${p95} / ${p99} ms`;
  const ratio = (plain.receivedToPaintedMs.p99 ?? 0) / (ours.receivedToPaintedMs.p99 ?? Number.NaN);
  const perDelta = plain.mainThreadMsPerDelta / ours.mainThreadMsPerDelta;
  return [
    {
      metric: `after an hour of history, ${minutes} min, p50 / p95 / p99: overlay`,
      got: spread(ours.receivedToPaintedMs),
    },
    { metric: '  plain page, one React list', got: spread(plain.receivedToPaintedMs) },
    atLeast('  plain p99 ÷ overlay p99', ratio, { limit: RATIO_LIMIT, unit: '×' }),
    { metric: '  main thread per delta: overlay', got: `${ours.mainThreadMsPerDelta.toFixed(2)} ms` },
    { metric: '  main thread per delta: plain page', got: `${plain.mainThreadMsPerDelta.toFixed(2)} ms` },
    { metric: '  plain ÷ overlay, main thread', got: `${perDelta.toFixed(1)} ×` },
  ];
}

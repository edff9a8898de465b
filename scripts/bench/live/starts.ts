/**
 * From Start to ready: how long until the overlay says that it is live, in fresh apps and again in the same
 * one.
 */
import type { Page } from 'playwright';
import { waitForStatus } from '../../../e2e/session/captionedTalk.ts';
import { percentiles } from '../../demo/painted.ts';
import { openSubject } from './subject.ts';
import { atMost, type Row } from './verdict.ts';

const LAUNCHES = 3;
const STARTS_PER_LAUNCH = 4;
const LIMIT_MS = 1_000;

export interface Starts {
  /** The first start of each fresh app. */
  readonly firstMs: readonly number[];
  readonly laterMs: readonly number[];
}

export async function measureStarts(): Promise<Starts> {
  const firstMs: number[] = [];
  const laterMs: number[] = [];
  for (let launch = 0; launch < LAUNCHES; launch += 1) {
    const subject = await openSubject(null);
    try {
      for (let start = 0; start < STARTS_PER_LAUNCH; start += 1) {
        await waitForStatus(subject.page, ({ status }) => status === 'idle');
        (start === 0 ? firstMs : laterMs).push(await timeStart(subject.page));
        await subject.stop();
      }
    } finally {
      await subject.dispose();
    }
  }
  return { firstMs, laterMs };
}

/**
 * Start as the overlay's own button does it; live as every window hears it from main. So two trips to main
 * are in it.
 */
async function timeStart(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const startedAt = performance.now();
        const stop = window.surtitle.onState(({ session }) => {
          if (session.status !== 'live' && session.status !== 'failed') return;
          stop();
          if (session.status === 'live') resolve(performance.now() - startedAt);
          else reject(new Error(`Captions did not start: ${session.problem.kind}.`));
        });
        void window.surtitle.call('changeIntent', { captions: true });
      }),
  );
}

export function startRows({ firstMs, laterMs }: Starts): readonly Row[] {
  const all = [...firstMs, ...laterMs];
  const range = (values: readonly number[]) => values.map((ms) => ms.toFixed(0)).join(' ');
  return [
    atMost(`Start → live, median of ${all.length}`, percentiles(all).p50, { limit: LIMIT_MS, unit: 'ms' }),
    atMost('  longest', Math.max(...all), { limit: LIMIT_MS, unit: 'ms' }),
    { metric: '  first of each app', got: `${range(firstMs)} ms` },
    { metric: '  later ones', got: `${range(laterMs)} ms` },
  ];
}

/** What is billed becomes money of a session and a month, with one warning at 80 % and one when all is spent. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Spending, SpendingLimits } from '../../core/engine/spending.ts';
import { TRANSCRIPTION_MODEL as model } from '../../core/openai/transcriptionSession.ts';
import { keepAside } from '../files.ts';
import { createMeter } from './meter.ts';

const noLimits: SpendingLimits = { prices: [], monthlyBudgetUsd: null, whenSpent: 'local' };

/** A meter on a clock and with limits that the test sets. One dollar a minute, so that money is easy to follow. */
function bench(file = join(mkdtempSync(join(tmpdir(), 'surtitle-meter-')), 'usage.db')) {
  let now = Date.parse('2026-11-10T10:00:00Z');
  let limits: SpendingLimits = { ...noLimits, prices: [{ model, usdPerMinute: 1 }] };
  let spending: Spending | null = null;
  const warnings: string[] = [];
  let turns = 0;
  const meter = createMeter({
    ...{ file, keepAside, nowEpochMs: () => now, timeZone: () => 'UTC', limits: () => limits },
    onSpending: (next) => {
      spending = next;
    },
    onWarning: (kind) => warnings.push(`${kind} ${spending?.monthName}`),
  });
  meter.look();
  return {
    ...{ file, meter, warnings },
    is: (at: string) => {
      now = Date.parse(at);
      meter.look();
    },
    limit: (change: Partial<SpendingLimits>) => {
      limits = { ...limits, ...change };
      meter.look();
    },
    /** Whole minutes of one turn. */
    speak: (minutes: number, lane = 'you', sessionId = 'a') => {
      turns += 1;
      const ms = minutes * 60_000;
      const sums = { model, sentMs: ms, speechMs: ms, billedSeconds: minutes * 60 };
      meter.add({ sessionId, lane, turnId: `${turns}`, ...sums });
    },
    spending: () => spending as Spending | null,
    usd: () => [spending?.session?.usd, spending?.month.usd],
  };
}

test('two lanes at once are one session and one bill, each lane with its own', () => {
  const { speak, spending, usd } = bench();
  speak(1, 'you');
  speak(3, 'others');
  speak(2, 'you');
  expect(usd()).toEqual([6, 6]);
  expect(spending()?.session?.lanes.map(({ lane, usd: own, commits }) => [lane, own, commits])).toEqual([
    ['others', 3, 1],
    ['you', 3, 2],
  ]);
  speak(1, 'you', 'b');
  expect(usd()).toEqual([1, 7]);
});

test('a new month begins at nothing while a session goes on, and its budget is whole again', () => {
  const { is, limit, speak, usd, spending, warnings } = bench();
  limit({ monthlyBudgetUsd: 10 });
  is('2026-11-30T23:59:00Z');
  speak(10);
  expect(spending()).toMatchObject({ allowed: 'local', budget: { kind: 'spent' } });
  is('2026-12-01T00:00:00Z');
  expect([usd(), spending()?.allowed]).toEqual([[10, 0], 'service']);
  speak(8);
  expect(usd()).toEqual([18, 8]);
  expect(warnings).toEqual(['spent 2026-11', 'near 2026-12']);
});

test('a clock that is set back loses nothing that was billed, and opens no budget again', () => {
  const { is, limit, speak, usd, spending } = bench();
  limit({ monthlyBudgetUsd: 5 });
  is('2027-05-01T12:00:00Z');
  speak(5);
  is('2026-11-10T10:05:00Z');
  expect([usd(), spending()?.allowed]).toEqual([[5, 5], 'local']);
});

test('a price holds for all that was counted, and with it the budget is spent or not', () => {
  const { limit, speak, usd, spending, warnings } = bench();
  limit({ monthlyBudgetUsd: 10, whenSpent: 'stop' });
  speak(9);
  expect([usd(), spending()?.allowed]).toEqual([[9, 9], 'service']);
  limit({ prices: [{ model, usdPerMinute: 2 }] });
  expect([usd(), spending()?.allowed]).toEqual([[18, 18], 'stop']);
  limit({ prices: [] });
  expect([spending()?.month.usd.toFixed(3), spending()?.allowed]).toEqual(['0.153', 'service']);
  expect(warnings).toEqual(['near 2026-11', 'spent 2026-11']);
});

test('each warning comes once for a month and a budget, also over restarts', () => {
  const first = bench();
  first.limit({ monthlyBudgetUsd: 10 });
  first.speak(8);
  first.speak(1);
  first.meter.dispose();
  const second = bench(first.file);
  second.limit({ monthlyBudgetUsd: 10 });
  second.speak(0.5, 'you', 'b');
  expect([first.warnings, second.warnings]).toEqual([['near 2026-11'], []]);
  // More is allowed, and most of that is spent too.
  second.limit({ monthlyBudgetUsd: 11 });
  expect(second.warnings).toEqual(['near 2026-11']);
});

test('where no file can be had it counts until the app ends', () => {
  const { speak, usd } = bench(join(tmpdir(), 'no', 'such', 'folder', 'usage.db'));
  speak(2);
  expect(usd()).toEqual([2, 2]);
});

test('where the system does not say its time zone months are those of UTC', () => {
  const { TZ } = process.env;
  process.env['TZ'] = '';
  try {
    let month = '';
    createMeter({
      ...{ file: ':memory:', keepAside, nowEpochMs: () => Date.parse('2026-11-30T23:59:59Z') },
      limits: () => noLimits,
      onSpending: ({ monthName }) => {
        month = monthName;
      },
      onWarning: () => undefined,
    }).look();
    expect(month).toBe('2026-11');
  } finally {
    if (TZ === undefined) delete process.env['TZ'];
    else process.env['TZ'] = TZ;
  }
});

test('a file whose charges are damaged behind a whole first page is kept aside, and counting begins anew', () => {
  const { file, meter, speak } = bench();
  speak(1);
  meter.dispose();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, 4_096));
  const second = bench(file);
  second.speak(2);
  expect(second.usd()).toEqual([2, 2]);
  // Said for as long as that month lasts, over restarts too.
  expect(second.spending()?.isWhole).toBe(false);
  second.meter.dispose();
  const third = bench(file);
  expect(third.spending()?.isWhole).toBe(false);
  third.is('2026-12-01T00:00:00Z');
  expect(third.spending()?.isWhole).toBe(true);
});

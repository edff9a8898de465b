/** What a service bills: whole seconds of each commit, silence too, at prices of one's own, against a month's money. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { applySettingsPatch, defaultSettings, parseSettings, settingsPatchSchema } from '../app/settings.ts';
import { TRANSCRIPTION_MODEL } from '../openai/transcriptionSession.ts';
import { allowedBy, budgetState } from './budget.ts';
import { monthAt } from './month.ts';
import { billedSeconds, type Charge, costOf, pricesWith, totalOf, usageOf } from './usage.ts';

const charge = (lane: string, turnId: string, sentMs: number, more: Partial<Charge> = {}): Charge => ({
  ...{ sessionId: 's', lane, turnId, model: TRANSCRIPTION_MODEL, atEpochMs: 0, sentMs },
  ...{ speechMs: sentMs / 2, billedSeconds: billedSeconds(sentMs), ...more },
});

test('each commit costs whole seconds, rounded up; what the service says itself holds', () => {
  expect([0, 1, 999.9, 1_000, 1_000.000_001, 1_001, 5_000].map((ms) => billedSeconds(ms))).toEqual([
    ...[0, 1, 1, 1, 1, 2, 5],
  ]);
  expect([billedSeconds(4_200, 4), billedSeconds(4_200, null)]).toEqual([4, 5]);
});

test('lanes are summed apart, and a commit that is told twice counts once', () => {
  const told = [
    charge('you', '1', 1_500),
    charge('others', '1', 2_001),
    charge('you', '2', 400),
    charge('you', '2', 400),
  ];
  const model = TRANSCRIPTION_MODEL;
  expect(usageOf(told)).toEqual([
    { lane: 'you', model, sentMs: 1_900, speechMs: 950, billedSeconds: 3, commits: 2 },
    { lane: 'others', model, sentMs: 2_001, speechMs: 1_000.5, billedSeconds: 3, commits: 1 },
  ]);
  expect(totalOf(usageOf(told))).toEqual({ sentMs: 3_901, speechMs: 1_950.5, billedSeconds: 6, commits: 3 });
  expect(totalOf([])).toEqual({ sentMs: 0, speechMs: 0, billedSeconds: 0, commits: 0 });
});

test('a minute costs what the table says, one’s own price first; a model without a price is said', () => {
  const minute = usageOf([charge('you', '1', 60_000), charge('others', '1', 30_000, { model: 'own' })]);
  expect(costOf(minute, pricesWith([]))).toEqual({ usd: 0.017, unpricedSeconds: 30 });
  expect(
    costOf(
      minute,
      pricesWith([
        { model: TRANSCRIPTION_MODEL, usdPerMinute: 1 },
        { model: 'own', usdPerMinute: 4 },
      ]),
    ),
  ).toEqual({ usd: 3, unpricedSeconds: 0 });
});

test('a month’s money is ok, near its end from 80 %, and spent from 100 %, whatever sums of cents come to', () => {
  const kinds = [0, 7.999, 8, 9.999, 10, 12].map((spent) => budgetState(spent, 10).kind);
  expect(kinds).toEqual(['ok', 'ok', 'near', 'near', 'spent', 'spent']);
  const cents = Array.from({ length: 10 }, () => 0.1).reduce((sum, part) => sum + part, 0);
  expect(budgetState(cents, 1)).toMatchObject({ kind: 'spent' });
  expect(budgetState(12, 10)).toEqual({ kind: 'spent', share: 1.2, leftUsd: 0 });
  expect(budgetState(1e9, null)).toEqual({ kind: 'unlimited' });
  expect(
    [budgetState(9, 10), budgetState(10, 10), budgetState(10, null)].flatMap((state) => [
      allowedBy(state, 'local'),
      allowedBy(state, 'stop'),
    ]),
  ).toEqual(['service', 'service', 'local', 'stop', 'service', 'service']);
});

test('a month begins at midnight where a person lives, in summer time too', () => {
  const at = (text: string) => Date.parse(text);
  const between = (text: string, zone: string) => {
    const { name, fromEpochMs, toEpochMs } = monthAt(at(text), zone);
    return [name, new Date(fromEpochMs).toISOString(), new Date(toEpochMs).toISOString()].join(' ');
  };
  expect(between('2026-10-31T23:30:00Z', 'UTC')).toBe(
    '2026-10 2026-10-01T00:00:00.000Z 2026-11-01T00:00:00.000Z',
  );
  // Summer time ends within the month.
  expect(between('2026-10-31T23:30:00Z', 'Europe/Berlin')).toBe(
    '2026-11 2026-10-31T23:00:00.000Z 2026-11-30T23:00:00.000Z',
  );
  expect(between('2026-10-15T12:00:00Z', 'Europe/Berlin')).toBe(
    '2026-10 2026-09-30T22:00:00.000Z 2026-10-31T23:00:00.000Z',
  );
  expect(between('2027-01-01T07:59:59.999Z', 'America/Los_Angeles')).toBe(
    '2026-12 2026-12-01T08:00:00.000Z 2027-01-01T08:00:00.000Z',
  );
  expect(between('2026-12-31T10:00:00Z', 'Pacific/Kiritimati')).toBe(
    '2027-01 2026-12-31T10:00:00.000Z 2027-01-31T10:00:00.000Z',
  );
  expect(between('2028-02-29T18:30:00Z', 'Asia/Kolkata')).toBe(
    '2028-03 2028-02-29T18:30:00.000Z 2028-03-31T18:30:00.000Z',
  );
});

test('in every zone each moment lies in one month, and the next one begins where it ends', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
  fc.assert(
    fc.property(zones, moments, (zone, epochMs) => {
      const { name, fromEpochMs, toEpochMs } = monthAt(epochMs, zone);
      expect(fromEpochMs <= epochMs && epochMs < toEpochMs).toBe(true);
      expect(monthAt(toEpochMs - 1, zone).name).toBe(name);
      expect(monthAt(toEpochMs, zone).fromEpochMs).toBe(toEpochMs);
    }),
    { numRuns: 300 },
  );
});

test('prices and the month’s money are settings, each bad one for itself', () => {
  const { shortcuts } = defaultSettings;
  const prices = [{ model: 'own', usdPerMinute: 0.1 }];
  const patch = settingsPatchSchema.parse({ prices, monthlyBudgetUsd: 5, whenSpent: 'stop' });
  expect(applySettingsPatch(defaultSettings, patch)).toMatchObject({
    prices,
    monthlyBudgetUsd: 5,
    whenSpent: 'stop',
  });
  expect(
    applySettingsPatch(applySettingsPatch(defaultSettings, patch), { monthlyBudgetUsd: null }),
  ).toMatchObject({
    monthlyBudgetUsd: null,
  });
  const bad = {
    version: 1,
    prices: [...prices, { model: 'x', usdPerMinute: -1 }],
    monthlyBudgetUsd: 0,
    whenSpent: 7,
  };
  expect(parseSettings(bad, shortcuts)).toMatchObject({
    settings: { prices, monthlyBudgetUsd: null, whenSpent: 'local' },
  });
});

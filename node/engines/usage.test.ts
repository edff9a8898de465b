/** What was billed is there after a restart and a kill, by session and by month, in whatever zone it is asked for. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { monthAt } from '../../core/engine/month.ts';
import { billedSeconds, type Charge, costOf, pricesWith } from '../../core/engine/usage.ts';
import { TRANSCRIPTION_MODEL as model } from '../../core/openai/transcriptionSession.ts';
import { keepAside } from '../files.ts';
import { openUsage } from './usage.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'surtitle-usage-')), 'usage.db');
const opened = (file: string) => openUsage({ file, keepAside });
const charge = (sessionId: string, lane: string, turnId: string, at: string, sentMs = 1_500): Charge => ({
  ...{ sessionId, lane, turnId, model, atEpochMs: Date.parse(at), sentMs, speechMs: 1_000 },
  billedSeconds: billedSeconds(sentMs),
});
const usage = (lane: string, commits: number) => ({
  ...{ lane, model, commits, sentMs: 1_500 * commits, speechMs: 1_000 * commits, billedSeconds: 2 * commits },
});

test('each session has its sums by lane, also after a restart, and a commit told again counts once', () => {
  const file = newFile();
  const writer = opened(file);
  for (const [lane, turn] of [
    ['you', '1'],
    ['others', '1'],
    ['you', '2'],
    ['you', '2'],
  ] as const)
    expect(writer.add(charge('a', lane, turn, '2026-11-10T10:00:00Z'))).toBe(true);
  writer.add(charge('b', 'you', '1', '2026-11-10T11:00:00Z'));
  // Nothing is closed: what add has answered is on disk.
  const reader = opened(file);
  expect([reader.ofSession('a'), reader.ofSession('b'), reader.ofSession('c')]).toEqual([
    [usage('others', 1), usage('you', 2)],
    [usage('you', 1)],
    [],
  ]);
  expect(() =>
    writer.add({ ...charge('a', 'you', '3', '2026-11-10T10:00:00Z'), sentMs: Number.NaN }),
  ).toThrow();
  expect([reader.close(), writer.close()]).toEqual([true, true]);
});

test('a session across a month’s end is billed in both months, by the clock where a person lives', () => {
  const file = newFile();
  const writer = opened(file);
  // 23:59 and 00:01 in Berlin; in UTC both are still October, in Auckland both are November.
  writer.add(charge('a', 'you', '1', '2026-10-31T22:59:00Z'));
  writer.add(charge('a', 'you', '2', '2026-10-31T23:01:00Z'));
  const commitsIn = (month: string, zone: string) => {
    const { fromEpochMs, toEpochMs } = monthAt(Date.parse(month), zone);
    return writer.between(fromEpochMs, toEpochMs).reduce((sum, { commits }) => sum + commits, 0);
  };
  const both = (zone: string) =>
    ['2026-10-15T12:00:00Z', '2026-11-15T12:00:00Z'].map((month) => commitsIn(month, zone));
  expect(['Europe/Berlin', 'UTC', 'Pacific/Auckland'].map(both)).toEqual([
    ...[
      [1, 1],
      [2, 0],
      [0, 2],
    ],
  ]);
  expect(costOf(writer.ofSession('a'), pricesWith([])).usd).toBeCloseTo((4 / 60) * 0.017, 12);
  writer.close();
});

test('while the file is held by another program the charge waits, counts, and is written with the next one', () => {
  const file = newFile();
  const writer = opened(file);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  expect(writer.add(charge('a', 'you', '1', '2026-11-10T10:00:00Z'))).toBe(false);
  expect(writer.ofSession('a')).toEqual([usage('you', 1)]);
  other.exec('COMMIT');
  other.close();
  expect(writer.add(charge('a', 'you', '2', '2026-11-10T10:00:00Z'))).toBe(true);
  expect(writer.ofSession('a')).toEqual([usage('you', 2)]);
  writer.close();
});

test('a damaged file, and one of a newer version, is kept aside, and counting goes on', () => {
  const damaged = newFile();
  writeFileSync(damaged, 'no database at all, but long enough to be read as one'.repeat(40));
  const newer = newFile();
  opened(newer).close();
  const database = new DatabaseSync(newer);
  database.exec('PRAGMA user_version = 99');
  database.close();
  for (const file of [damaged, newer]) {
    const fresh = opened(file);
    expect(fresh.add(charge('a', 'you', '1', '2026-11-10T10:00:00Z'))).toBe(true);
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('.kept-'))).not.toEqual([]);
    fresh.close();
  }
});

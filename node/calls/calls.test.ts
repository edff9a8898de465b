/** Calls and webhook ids on disk: found again by another process, forgotten after their time. Real SQLite. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newFolder } from '../../e2e/node/transcripts.ts';
import { openDatabase } from '../database.ts';
import type { StoredCall } from './calls.ts';

const call = (callId: string, receivedAtEpochMs: number): StoredCall => ({
  callId,
  sessionId: `session of ${callId}`,
  state: 'accepting',
  rule: 'Hotline',
  caller: 'Caller …456',
  statusCode: null,
  receivedAtEpochMs,
  answeredAtEpochMs: null,
  endedAtEpochMs: null,
  outcome: null,
  reachedMs: 0,
  isOwed: false,
  asked: null,
});

test('another process finds the calls that have not ended, as they were left', () => {
  const file = join(newFolder(), 'transcripts.db');
  const first = openDatabase(file);
  const added = [call('b', 2), call('a', 1), call('c', 3), call('a', 9)].map(first.calls.add);
  first.calls.change('a', { state: 'live', answeredAtEpochMs: 5, reachedMs: 1.5, isOwed: true, asked: '{}' });
  first.calls.change('c', { state: 'ended', endedAtEpochMs: 7, outcome: 'over' });
  first.calls.change('c', {});
  first.close();
  const second = openDatabase(file);
  expect({ added, open: second.calls.open(), none: second.calls.of('x') }).toEqual({
    added: [true, true, true, false],
    open: [
      { ...call('a', 1), state: 'live', answeredAtEpochMs: 5, reachedMs: 1.5, isOwed: true, asked: '{}' },
      call('b', 2),
    ],
    none: null,
  });
  second.calls.sweep(8);
  expect(second.calls.of('c')).toBe(null);
  second.close();
});

test('an id is new once, for a day', () => {
  const file = join(newFolder(), 'transcripts.db');
  const { webhookIds, close } = openDatabase(file);
  const day = 24 * 3_600_000;
  const noted = [webhookIds.note('wh_1', 0), webhookIds.note('wh_1', 5)];
  webhookIds.sweep(day);
  noted.push(webhookIds.note('wh_1', day));
  webhookIds.sweep(day + 1);
  noted.push(webhookIds.note('wh_1', day + 1));
  close();
  expect(noted).toEqual([true, false, false, true]);
});

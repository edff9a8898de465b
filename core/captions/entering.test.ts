/** What an answer without words means, by whether its engine can tell that there were none. */
import { expect, test } from '@playwright/test';
import type { TurnEvent } from '../engine/engine.ts';
import { enterEvent } from './entering.ts';
import { noDebts, owe } from './ledger.ts';

const turn = { startMs: 1_000, endMs: 4_000, islands: [] };
const owed = owe(noDebts, 1, '1.1', turn);
const answered = (event: TurnEvent) =>
  enterEvent({ ledger: owed, captions: [], connection: 1, atMs: 5_000 }, event);

test('without words from an engine that may have missed them, the turn is heard once more', () => {
  const { ledger, gaps } = answered({ type: 'final', turnId: '1.1', text: '' });
  expect([ledger.repeats.length, ledger.settled.length, gaps]).toEqual([1, 0, []]);
});

test('from one that tells what it did not understand, there were none, and nothing is heard again', () => {
  for (const notUnderstood of [[], [{ startMs: 1_000, endMs: 3_900 }]]) {
    const { ledger, gaps } = answered({ type: 'final', turnId: '1.1', text: '', notUnderstood });
    expect([ledger.repeats.length, ledger.settled.length, gaps]).toEqual([0, 1, []]);
  }
});

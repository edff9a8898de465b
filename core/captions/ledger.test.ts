/** What is owed, since when, and what became of it, one happening at a time. */
import { expect, test } from '@playwright/test';
import type { Span } from '../base/span.ts';
import type { SpokenTurn } from '../engine/engine.ts';
import {
  closeBooks,
  debtsOf,
  giveUp,
  hearSpeech,
  type Ledger,
  lose,
  moveDebt,
  noDebts,
  noteText,
  owe,
  retire,
  undetectedSpan,
} from './ledger.ts';
import { textReachedMs } from './recovery.ts';
import { settleDebt } from './settlement.ts';

const turn = (startMs: number, endMs: number): SpokenTurn => ({ startMs, endMs, islands: [] });
const answer = { type: 'final', isMore: true, canResend: true, atMs: 5_000 } as const;
const spanOf = ({ startMs, endMs }: Span): Span => ({ startMs, endMs });
const end = { playedMs: 60_000, open: null, unplayed: [] };

test('a turn is owed from its end until it is settled', () => {
  const owing = owe(noDebts, 1, '1.1', turn(0, 2_000));
  expect(debtsOf(owing, 1).map(({ turnId }) => turnId)).toEqual(['1.1']);
  expect(closeBooks(owing, end)).toEqual([{ startMs: 0, endMs: 2_000 }]);
  expect(closeBooks(settleDebt(owing, '1.1', answer).ledger, end)).toEqual([]);
});

test('at the end a gap begins where the text of an unsettled turn ends', () => {
  const half = noteText(owe(noDebts, 1, '1.1', turn(0, 9_000)), 1, '1.1', 4_000);
  expect(closeBooks(half, { ...end, unplayed: [{ startMs: 9_500, endMs: 9_900 }] })).toEqual([
    { startMs: textReachedMs(4_000), endMs: 9_000 },
    { startMs: 9_500, endMs: 9_900 },
  ]);
});

test('a failed turn without text is a gap; with text up to its end it is not', () => {
  const failed = { ...answer, type: 'failed' } as const;
  expect(settleDebt(owe(noDebts, 1, '1.1', turn(0, 900)), '1.1', failed).gaps).toEqual(
    [turn(0, 900)].map(spanOf),
  );
  const said = noteText(owe(noDebts, 1, '1.1', turn(0, 900)), 1, '1.1', 2_000);
  expect(settleDebt(said, '1.1', failed).gaps).toEqual([]);
});

test('a lost connection owes from its oldest unsettled turn, which is replayed, and what is heard again is owed once', () => {
  const owing = owe(noDebts, 1, '1.1', turn(1_000, 2_000));
  const loss = lose(owing, 1, { nowMs: 5_000, oldestMs: 0, open: turn(4_000, 4_900) });
  expect(loss.recovery).toEqual({ isReplayed: true, rewindToMs: 1_000 });
  expect(loss.turnIds).toEqual(new Set(['1.1']));
  expect(closeBooks(loss.ledger, { ...end, playedMs: 0 })).toEqual([
    { startMs: 1_000, endMs: 2_000 },
    { startMs: 4_000, endMs: 4_900 },
  ]);
  const again = owe(loss.ledger, 2, '2.1', turn(1_000, 2_100));
  expect(again.replaying).toEqual([{ startMs: 4_000, endMs: 4_900, saidToMs: 0 }]);
});

test('a loss leaves the debts of another connection', () => {
  const both = owe(owe(noDebts, 1, '1.1', turn(0, 900)), 2, '2.1', turn(1_500, 2_000));
  const { ledger } = lose(both, 2, { nowMs: 3_000, oldestMs: 0, open: null });
  expect(debtsOf(ledger, 1)).toHaveLength(1);
  expect(retire(ledger, 1).gaps).toEqual([{ startMs: 0, endMs: 900 }]);
});

test('a final that adds nothing to a long turn without text has the rest heard again, once', () => {
  const silent = hearSpeech(noteText(noDebts, 1, '1.1', 3_000), 4_000);
  const owing = owe(silent, 1, '1.1', turn(1_000, 8_000));
  const lacking = settleDebt(owing, '1.1', { ...answer, isMore: false });
  expect(lacking.resendFromMs).toBe(textReachedMs(3_000));
  const again = owe(lacking.ledger, 1, '1.2', turn(2_000, 8_000));
  expect(settleDebt(again, '1.2', { ...answer, isMore: false }).resendFromMs).toBeNull();
  const elsewhere = settleDebt(owing, '1.1', { ...answer, isMore: false, canResend: false });
  expect([elsewhere.resendFromMs, elsewhere.gaps]).toEqual([null, [{ startMs: 2_000, endMs: 8_000 }]]);
});

test('text that no detected speech stands behind is settled once it has stopped', () => {
  const text = noteText(noteText(noDebts, 1, '1.1', 4_000), 1, '1.1', 4_600);
  expect(undetectedSpan(text, 1, 7_500)).toBeNull();
  expect(undetectedSpan(text, 1, 7_600)).toEqual({ startMs: 3_000, endMs: 4_600 });
});

test('a turn that is another turn’s speech is owed no more', () => {
  expect(moveDebt(owe(noDebts, 1, '1.1', turn(0, 100)), '1.1', null).debts).toEqual([]);
});

test('a loss long after a turn without text is a gap there, whatever later turns said', () => {
  const silent = owe(noDebts, 1, '1.1', turn(0, 20_000));
  const both = owe(noteText(silent, 1, '1.2', 41_500), 1, '1.2', turn(21_000, 40_000));
  const loss = lose(both, 1, { nowMs: 41_000, oldestMs: 0, open: null });
  expect(loss.gaps).toEqual([{ startMs: 0, endMs: 20_000 }]);
});

test('speech that is given up while it waits to be heard again is a gap but for what its own text said', () => {
  const silent = owe(noDebts, 1, '1.1', turn(0, 10_000));
  const both = owe(noteText(silent, 1, '1.2', 16_000), 1, '1.2', turn(12_000, 20_000));
  const { ledger } = lose(both, 1, { nowMs: 22_000, oldestMs: 0, open: null });
  expect(giveUp(ledger, { startMs: 0, endMs: 20_000 }).gaps).toEqual([
    { startMs: 0, endMs: 12_000 },
    { startMs: 15_000, endMs: 20_000 },
  ]);
  expect(giveUp(ledger, { startMs: 35_470, endMs: 510 })).toEqual({ ledger, gaps: [] });
});

test('a second final that lacks words is not heard again but a gap, until text comes', () => {
  const lacking = (state: Ledger, id: string, startMs: number) =>
    settleDebt(owe(hearSpeech(state, 6_000), 1, id, turn(startMs, startMs + 6_000)), id, {
      ...answer,
      isMore: false,
    });
  const first = lacking(noDebts, '1.1', 0);
  const second = lacking(first.ledger, '1.2', 10_000);
  const third = lacking(second.ledger, '1.3', 20_000);
  expect([first, second, third].map(({ resendFromMs }) => resendFromMs === null)).toEqual([
    false,
    true,
    true,
  ]);
  expect([second, third].map(({ gaps }) => gaps.length)).toEqual([1, 1]);
});

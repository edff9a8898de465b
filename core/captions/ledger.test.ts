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
  moveDebt,
  noDebts,
  noteText,
  owe,
  retire,
  undetectedSpan,
} from './ledger.ts';
import { textReachedMs } from './recovery.ts';
import { lose, takeRepeats } from './replay.ts';
import { loseSound, settleDebt } from './settlement.ts';

const turn = (startMs: number, endMs: number): SpokenTurn => ({ startMs, endMs, islands: [] });
const text = (connection: number, turnId: string, atMs: number) => ({
  connection,
  turnId,
  atMs,
  letters: 10,
});
const answer = { type: 'final', isMore: true, atMs: 5_000 } as const;
const spanOf = ({ startMs, endMs }: Span): Span => ({ startMs, endMs });
const end = { open: null, unplayed: [] };

test('a turn is owed from its end until it is settled', () => {
  const owing = owe(noDebts, 1, '1.1', turn(0, 2_000));
  expect(debtsOf(owing, 1).map(({ turnId }) => turnId)).toEqual(['1.1']);
  expect(closeBooks(owing, end)).toEqual([{ startMs: 0, endMs: 2_000 }]);
  expect(closeBooks(settleDebt(owing, '1.1', answer).ledger, end)).toEqual([]);
});

test('at the end a gap begins where the text of an unsettled turn ends', () => {
  const half = noteText(owe(noDebts, 1, '1.1', turn(0, 9_000)), text(1, '1.1', 4_000));
  expect(closeBooks(half, { ...end, unplayed: [{ startMs: 9_500, endMs: 9_900 }] })).toEqual([
    { startMs: textReachedMs(4_000), endMs: 9_000 },
    { startMs: 9_500, endMs: 9_900 },
  ]);
});

const failed = { ...answer, type: 'failed' } as const;
const place = { nowMs: 20_000, oldestMs: 0 };

test('a failed turn is heard once more; failed again it is a gap, but for what its text had said', () => {
  const once = settleDebt(
    noteText(owe(noDebts, 1, '1.1', turn(0, 5_000)), text(1, '1.1', 3_000)),
    '1.1',
    failed,
  );
  expect(once.gaps).toEqual([]);
  expect(closeBooks(once.ledger, end)).toEqual([{ startMs: 2_000, endMs: 5_000 }]);
  const repeat = takeRepeats(once.ledger, place);
  expect(repeat?.recovery).toEqual({ isReplayed: true, rewindToMs: 0 });
  expect(repeat?.turnIds).toEqual(new Set(['1.1']));
  const twice = settleDebt(owe(repeat?.ledger ?? noDebts, 1, '1.2', turn(10, 5_000)), '1.2', failed);
  expect(twice.gaps).toEqual([{ startMs: 2_000, endMs: 5_000 }]);
  expect(takeRepeats(twice.ledger, place)).toBeNull();
});

test('a repetition plays its own speech with the silence around it, and nothing that was answered', () => {
  const first = settleDebt(owe(noDebts, 1, '1.1', turn(1_000, 2_000)), '1.1', answer).ledger;
  const second = settleDebt(owe(first, 1, '1.2', turn(2_300, 4_000)), '1.2', failed).ledger;
  const third = owe(second, 1, '1.3', turn(7_000, 8_000));
  expect(takeRepeats(third, { nowMs: 8_600, oldestMs: 0 })?.skip).toEqual([
    { startMs: 4_650, endMs: 8_600 },
    spanOf(turn(1_000, 2_000)),
    spanOf(turn(7_000, 8_000)),
  ]);
});

test('sound that did not arrive has its turn heard again, also when that was answered before the loss was known', () => {
  const lost = { startMs: 1_200, endMs: 1_800 };
  const early = settleDebt(owe(loseSound(noDebts, lost).ledger, 1, '1.1', turn(1_000, 3_000)), '1.1', answer);
  const late = loseSound(settleDebt(owe(noDebts, 1, '1.1', turn(1_000, 3_000)), '1.1', answer).ledger, lost);
  for (const { ledger, gaps } of [early, late]) {
    expect(gaps).toEqual([]);
    expect(closeBooks(ledger, end)).toEqual([lost]);
    const repeat = takeRepeats(ledger, place)?.ledger ?? noDebts;
    const again = settleDebt(owe(repeat, 1, '1.2', turn(1_000, 3_000)), '1.2', answer).ledger;
    expect(closeBooks(again, end)).toEqual([]);
    expect(loseSound(again, lost).gaps).toEqual([lost]);
  }
  const elsewhere = loseSound(early.ledger, { startMs: 8_000, endMs: 9_000 });
  expect(elsewhere.ledger.repeats).toHaveLength(1);
});

test('what was settled while an older turn was open is not played with it after a loss', () => {
  const first = owe(noDebts, 1, '1.1', turn(0, 2_000));
  const second = settleDebt(owe(first, 1, '1.2', turn(3_000, 4_000)), '1.2', answer).ledger;
  const loss = lose(second, 1, { nowMs: 6_000, oldestMs: 0, open: null });
  expect(loss.skip).toEqual([turn(3_000, 4_000)]);
  expect(loss.recovery).toEqual({ isReplayed: true, rewindToMs: 0 });
});

test('a lost connection owes from its oldest unsettled turn, which is replayed, and what is heard again is owed once', () => {
  const owing = owe(noDebts, 1, '1.1', turn(1_000, 2_000));
  const loss = lose(owing, 1, { nowMs: 5_000, oldestMs: 0, open: turn(4_000, 4_900) });
  expect(loss.recovery).toEqual({ isReplayed: true, rewindToMs: 700 });
  expect(loss.turnIds).toEqual(new Set(['1.1']));
  expect(closeBooks(loss.ledger, end)).toEqual([
    { startMs: 1_000, endMs: 2_000 },
    { startMs: 4_000, endMs: 4_900 },
  ]);
  const again = owe(loss.ledger, 2, '2.1', turn(1_000, 2_100));
  expect(again.replaying.map(spanOf)).toEqual([{ startMs: 4_000, endMs: 4_900 }]);
});

test('a loss leaves the debts of another connection', () => {
  const both = owe(owe(noDebts, 1, '1.1', turn(0, 900)), 2, '2.1', turn(1_500, 2_000));
  const { ledger } = lose(both, 2, { nowMs: 3_000, oldestMs: 0, open: null });
  expect(debtsOf(ledger, 1)).toHaveLength(1);
  expect(retire(ledger, 1).gaps).toEqual([{ startMs: 0, endMs: 900 }]);
});

test('a final that adds nothing to a long turn without text has it heard again, once', () => {
  const silent = hearSpeech(noteText(noDebts, text(1, '1.1', 3_000)), 4_000);
  const owing = owe(silent, 1, '1.1', turn(1_000, 8_000));
  const lacking = settleDebt(owing, '1.1', { ...answer, isMore: false });
  expect(lacking.gaps).toEqual([]);
  const repeat = takeRepeats(lacking.ledger, place);
  const again = owe(hearSpeech(repeat?.ledger ?? noDebts, 4_000), 1, '1.2', turn(1_000, 8_000));
  const twice = settleDebt(again, '1.2', { ...answer, isMore: false });
  expect(twice.gaps).toEqual([{ startMs: textReachedMs(3_000), endMs: 8_000 }]);
  expect(twice.ledger.repeats).toEqual([]);
});

test('text that no detected speech stands behind is settled once it has stopped', () => {
  const told = noteText(noteText(noDebts, text(1, '1.1', 4_000)), text(1, '1.1', 4_600));
  expect(undetectedSpan(told, 1, 7_500)).toBeNull();
  expect(undetectedSpan(told, 1, 7_600)).toEqual({ startMs: 3_000, endMs: 4_600 });
});

test('a turn that is another turn’s speech is owed no more', () => {
  expect(moveDebt(owe(noDebts, 1, '1.1', turn(0, 100)), '1.1', null).debts).toEqual([]);
});

test('a loss long after a turn without text is a gap there, whatever later turns said', () => {
  const silent = owe(noDebts, 1, '1.1', turn(0, 20_000));
  const both = owe(noteText(silent, text(1, '1.2', 41_500)), 1, '1.2', turn(21_000, 40_000));
  const loss = lose(both, 1, { nowMs: 41_000, oldestMs: 0, open: null });
  expect(loss.gaps).toEqual([{ startMs: 0, endMs: 20_000 }]);
});

test('speech that is given up while it waits to be heard again is a gap but for what its own text said', () => {
  const silent = owe(noDebts, 1, '1.1', turn(0, 10_000));
  const both = owe(noteText(silent, text(1, '1.2', 16_000)), 1, '1.2', turn(12_000, 20_000));
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
  expect([first, second, third].map(({ ledger }) => ledger.repeats.length)).toEqual([1, 1, 1]);
  expect([second, third].map(({ gaps }) => gaps.length)).toEqual([1, 1]);
});

test('a turn that was not understood is settled, but where its sound did not arrive it is heard once more', () => {
  const owing = hearSpeech(owe(noDebts, 1, '1.1', turn(0, 6_000)), 6_000);
  const told = { ...answer, isMore: false, notUnderstood: [{ startMs: 200, endMs: 5_800 }] };
  const settled = settleDebt(owing, '1.1', told);
  expect(settled).toMatchObject({ gaps: [], ledger: { repeats: [], silentMs: 0 } });
  expect(closeBooks(settled.ledger, end)).toEqual([]);
  const lacking = settleDebt(loseSound(owing, { startMs: 1_000, endMs: 2_000 }).ledger, '1.1', told);
  expect(lacking.ledger.repeats.map(({ turnId }) => turnId)).toEqual(['1.1']);
  expect(closeBooks(lacking.ledger, end)).toContainEqual({ startMs: 0, endMs: 6_000 });
});

test('a turn that failed and then turns out not to be understood needs no repetition', () => {
  const waiting = settleDebt(owe(noDebts, 1, '1.1', turn(0, 6_000)), '1.1', failed).ledger;
  const told = { ...answer, isMore: false, notUnderstood: [{ startMs: 0, endMs: 6_000 }] };
  expect(settleDebt(waiting, '1.1', told).ledger.repeats).toEqual([]);
});

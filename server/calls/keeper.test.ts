/** When a sideband is attached again, and when a call counts as over. On a clock that is wound by hand. */
import { expect, test } from '@playwright/test';
import { createWindableClock } from '../../e2e/live/windableClock.ts';
import { keepAttached } from './keeper.ts';
import type { Attached, SidebandListener } from './sideband.ts';

const unknownCall: Attached = { kind: 'unknownCall' };
const broken: Attached = { kind: 'problem', problem: { kind: 'serverError', httpStatus: 503 } };
const badKey: Attached = { kind: 'problem', problem: { kind: 'badKey' } };
const good: Attached = { kind: 'attached', sideband: { update: () => {}, close: () => {} } };

/** Answers in their order, the last for ever. */
function keep(answers: readonly Attached[], longestMs = 3_600_000) {
  const clock = createWindableClock();
  const told: (readonly [number, string])[] = [];
  const asked: number[] = [];
  let listener: SidebandListener | null = null;
  const note = (what: string) => () => void told.push([clock.nowMs(), what]);
  const keeper = keepAttached({
    attach: async (given) => {
      listener = given;
      asked.push(clock.nowMs());
      return answers[Math.min(asked.length, answers.length) - 1] ?? broken;
    },
    clock,
    random: () => 0,
    longestMs,
    onEvent: note('event'),
    onAttached: note('attached'),
    onAway: note('away'),
    onOver: note('over'),
  });
  return { clock, told, asked, keeper, lose: () => listener?.onLost() };
}

test('a call that has just been accepted may be unknown for a moment', async () => {
  const { clock, told } = keep([unknownCall, unknownCall, good]);
  await clock.wind(1_000);
  expect(told).toEqual([[600, 'attached']]);
});

test('a call that stays unknown is over', async () => {
  const { clock, told } = keep([unknownCall]);
  await clock.wind(10_000);
  expect(told).toEqual([[600, 'over']]);
});

test('a lost sideband is attached again at once, then with growing pauses, for as long as a call can last', async () => {
  const { clock, told, asked, lose } = keep([good, broken], 60_000);
  await clock.wind(1_000);
  lose();
  await clock.wind(120_000);
  expect(asked).toEqual([0, 1_000, 1_300, 2_300, 4_300, 8_300, 16_300, 31_300, 61_300]);
  expect(told).toEqual([
    [0, 'attached'],
    [1_000, 'away'],
    [61_300, 'over'],
  ]);
});

test('after it was lost, a call that is not known any more is over within a second, told once', async () => {
  const { clock, told, lose } = keep([good, unknownCall]);
  await clock.wind(5_000);
  lose();
  await clock.wind(60_000);
  expect(told).toEqual([
    [0, 'attached'],
    [5_000, 'away'],
    [5_600, 'over'],
  ]);
});

test('what only a person can mend is tried again as well, slowly', async () => {
  const { clock, asked } = keep([badKey]);
  await clock.wind(65_000);
  expect(asked).toEqual([0, 30_000, 60_000]);
});

test('nothing is told or tried after it was stopped', async () => {
  const { clock, told, asked, keeper, lose } = keep([good, broken]);
  await clock.wind(100);
  lose();
  keeper.stop();
  await clock.wind(60_000);
  expect({ told, asked }).toEqual({
    told: [
      [0, 'attached'],
      [100, 'away'],
    ],
    asked: [0],
  });
});

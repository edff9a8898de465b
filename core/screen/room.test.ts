/** Checks who has which lines of the stage, and that a change of shares moves nothing that need not. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { delta, linesOf, nothing, show } from '../../e2e/overlay/shown.ts';
import { beginRoom, homeRooms, moveRoom, type Room, shareRooms } from './room.ts';
import type { Screen } from './screen.ts';

const homes = homeRooms(2, 2);
const all: Room = { lines: 2, below: 0 };
const upper: Room = { lines: 1, below: 1 };
const lower: Room = { lines: 1, below: 0 };
const say = (before: typeof nothing, turn: string, text: string) => show(before, delta(turn, text));

/** How many lines above the stage's lowest each row stands. */
const heightsOf = ({ rows, bottomRowId }: Screen, { below }: Room) =>
  rows.map(({ id }) => below + bottomRowId - id);

test('lanes have a half each while both speak or none, and all while one does', () => {
  const [a, b] = [true, false];
  expect([shareRooms(homes, [b, b]), shareRooms(homes, [a, a])]).toEqual([
    [upper, lower],
    [upper, lower],
  ]);
  expect([shareRooms(homes, [a, b]), shareRooms(homes, [b, a])]).toEqual([
    [all, lower],
    [upper, all],
  ]);
  expect([homeRooms(2, 3), homeRooms(2, 1), homeRooms(1, 3)]).toEqual([
    [
      { lines: 1, below: 2 },
      { lines: 2, below: 0 },
    ],
    [upper, lower],
    [{ lines: 3, below: 0 }],
  ]);
});

test('whatever number of lanes speaks, no line is of two of them and none is left empty', () => {
  const anyStage = fc.record({
    lines: fc.integer({ min: 1, max: 8 }),
    text: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(anyStage, ({ lines, text }) => {
      const rooms = shareRooms(homeRooms(text.length, lines), text).filter((_, index) => text[index]);
      const taken = rooms.flatMap((room) =>
        Array.from({ length: room.lines }, (_, line) => room.below + line),
      );
      const whole = text.some(Boolean) ? Math.max(lines, text.length) : 0;
      return new Set(taken).size === taken.length && taken.length === whole;
    }),
  );
});

test('the upper lane begins in its half, goes on below itself, and rolls up only for a line that is taken', () => {
  const first = say(nothing, '1', 'Can you.');
  const alone = { ...first, screen: moveRoom(first.screen, upper, all) };
  expect(heightsOf(alone.screen, all)).toEqual(heightsOf(first.screen, upper));
  expect(heightsOf(moveRoom(alone.screen, all, upper), upper)).toEqual([1]);
  const two = say(alone, '1', ' Hear me, yes or no.');
  expect(linesOf(two)).toHaveLength(2);
  expect(heightsOf(two.screen, all)).toEqual([1, 0]);
  expect(heightsOf(moveRoom(two.screen, all, upper), upper)).toEqual([2, 1]);
});

test('the lower lane grows upwards and gives the line back, and its last row stays', () => {
  const one = say(nothing, '1', 'We hear.');
  const alone = { ...one, screen: moveRoom(one.screen, lower, all) };
  expect(heightsOf(alone.screen, all)).toEqual([0]);
  const long = say(alone, '1', ' And we wait for all of you.').screen;
  expect(heightsOf(moveRoom(long, all, lower), lower).at(-1)).toBe(0);
});

test('a row that had rolled out of sight does not come back when there is room for it', () => {
  const two = say(nothing, '1', 'We hear you well and wait for all').screen;
  expect(two.rows.length).toBeGreaterThan(1);
  expect(moveRoom(two, lower, all).rows).toHaveLength(1);
});

test('a burst on an empty screen begins on the lane’s own line and has all of them', () => {
  const begun = { captions: [], screen: beginRoom(nothing.screen, upper, all) };
  const one = say(begun, '1', 'Can you.').screen;
  expect(heightsOf(one, all)).toEqual([1]);
  const burst = say(begun, '1', 'Can you hear me, yes or no.').screen;
  expect(heightsOf(burst, all)).toEqual([1, 0]);
});

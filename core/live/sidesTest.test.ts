import { expect, test } from '@playwright/test';
import { isHeard } from './sidesTest.ts';

test('a side is heard when it is louder than a room, and nothing is wrong with it', () => {
  const side = { device: 'Desk', levelDb: -30, problem: null };
  expect([
    isHeard(null),
    isHeard(side),
    isHeard({ ...side, levelDb: -60 }),
    isHeard({ ...side, problem: { kind: 'microphoneDenied' } }),
  ]).toEqual([false, true, false, false]);
});

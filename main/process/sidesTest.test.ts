/** The test of both sides is begun and ended by a person, ends by itself, and hears nothing after that. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../../core/app/state.ts';
import { nothingHeard, type SidesHeard } from '../../core/live/sidesTest.ts';
import { createSidesTest } from './sidesTest.ts';

const heard: SidesHeard = { you: { device: 'Desk', levelDb: -30, problem: null }, others: null };

function scene(lastsMs?: number) {
  let state: AppState = initialState;
  const sides = createSidesTest({
    getState: () => state,
    setState: (change) => {
      state = { ...state, ...change };
    },
    ...(lastsMs === undefined ? {} : { lastsMs }),
  });
  return { sides, tested: () => state.sidesTest };
}

test('what is heard is told from the beginning to the end, and not after it', () => {
  const { sides, tested } = scene();
  sides.report(heard);
  expect(tested()).toBe(null);
  sides.test(true);
  expect(tested()).toEqual(nothingHeard);
  sides.report(heard);
  expect(tested()).toEqual(heard);
  sides.test(false);
  sides.report(heard);
  expect(tested()).toBe(null);
  sides.dispose();
});

test('it ends by itself, counted from where it was begun last', async () => {
  const { sides, tested } = scene(50);
  sides.test(true);
  sides.test(true);
  await expect.poll(tested).toBe(null);
  sides.dispose();
});

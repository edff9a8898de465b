import { expect, test } from '@playwright/test';
import { recoverFrom } from './recovery.ts';

test('with no turn unsettled it goes on from where it was, and what text there is stays', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: null, textAtMs: 58_000, oldestMs: 15_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 60_000,
  });
});

test('a turn that was not settled is sent again as a whole, with what fades in before it', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 26_000, textAtMs: 59_500, oldestMs: 15_000 })).toEqual(
    {
      isReplayed: true,
      rewindToMs: 25_700,
    },
  );
});

test('a turn too long to send again keeps its text, and goes on where that ends', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 20_000, textAtMs: 58_000, oldestMs: 15_000 })).toEqual(
    {
      isReplayed: false,
      rewindToMs: 57_000,
    },
  );
});

test('it goes back no further than what may be sent again, nor than what is remembered', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 10_000, textAtMs: 21_000, oldestMs: 15_000 })).toEqual(
    {
      isReplayed: false,
      rewindToMs: 25_000,
    },
  );
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 26_000, textAtMs: 0, oldestMs: 30_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 30_000,
  });
});

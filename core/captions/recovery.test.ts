import { expect, test } from '@playwright/test';
import { recoverFrom } from './recovery.ts';

test('with no turn unsettled it goes on from where it was, and what text there is stays', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: null, textAtMs: 58_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 60_000,
    gap: null,
  });
});

test('a turn that was not settled is sent again as a whole', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 26_000, textAtMs: 59_500 })).toEqual({
    isReplayed: true,
    rewindToMs: 26_000,
    gap: null,
  });
});

test('a turn too long to send again keeps its text, and goes on where that ends', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 20_000, textAtMs: 58_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 57_000,
    gap: null,
  });
});

test('speech that neither text nor memory reaches is a gap with its times', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 10_000, textAtMs: 21_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 25_000,
    gap: { startMs: 20_000, endMs: 25_000 },
  });
});

import { expect, test } from '@playwright/test';
import { recoverFrom } from './recovery.ts';

test('with everything settled it goes on from where it was', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: null, textAtMs: 58_000 })).toEqual({
    isReplayed: true,
    rewindToMs: 60_000,
    gap: null,
  });
});

test('a turn that was not settled is sent again as a whole', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 52_000, textAtMs: 59_500 })).toEqual({
    isReplayed: true,
    rewindToMs: 52_000,
    gap: null,
  });
});

test('a turn too long to send again keeps its text, and goes on where that ends', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 40_000, textAtMs: 58_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 57_000,
    gap: null,
  });
});

test('speech that neither text nor memory reaches is a gap with its times', () => {
  expect(recoverFrom({ nowMs: 60_000, unsettledFromMs: 40_000, textAtMs: 43_000 })).toEqual({
    isReplayed: false,
    rewindToMs: 50_000,
    gap: { startMs: 42_000, endMs: 50_000 },
  });
});

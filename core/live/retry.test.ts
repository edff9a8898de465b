import { expect, test } from '@playwright/test';
import { nextRetryDelayMs, RETRY_DELAYS_MS } from './retry.ts';

test('waits longer each time, then keeps trying at the longest wait for as long as captions are wanted', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((attempt) =>
    nextRetryDelayMs(attempt, { kind: 'connectionLost' }, { random: 0, hasBeenLive: false }),
  );
  expect(delays).toEqual([...RETRY_DELAYS_MS, 30_000, 30_000]);
});

test('takes a random part away, never all, so that many clients do not come back in one wave', () => {
  expect(nextRetryDelayMs(3, { kind: 'offline' }, { random: 0.5, hasBeenLive: false })).toBe(1_700);
  expect(nextRetryDelayMs(3, { kind: 'offline' }, { random: 0.999, hasBeenLive: false })).toBe(1_401);
});

test('does not try again what only a person can mend', () => {
  const kinds = ['badKey', 'noQuota', 'noKey', 'microphoneDenied'] as const;
  expect(kinds.map((kind) => nextRetryDelayMs(1, { kind }, { random: 0, hasBeenLive: true }))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('a refusal in the middle of a meeting may be a captive portal, and is tried again slowly', () => {
  const refusal = { kind: 'requestRefused', detail: 'no' } as const;
  const delays = [false, true].map((hasBeenLive) => nextRetryDelayMs(1, refusal, { random: 0, hasBeenLive }));
  expect(delays).toEqual([null, 30_000]);
});

test('waits as long as the service asks, up to a minute', () => {
  const delays = [20_000, 3_600_000].map((retryAfterMs) =>
    nextRetryDelayMs(1, { kind: 'rateLimited', retryAfterMs }, { random: 0, hasBeenLive: true }),
  );
  expect(delays).toEqual([20_000, 60_000]);
});

import { expect, test } from '@playwright/test';
import { latencyMsOf } from './latency.ts';

test('sound was in the air a buffer earlier, and earlier still where every program is taken out of it', () => {
  expect([
    latencyMsOf({}),
    latencyMsOf({ latency: 0.01, echoCancellation: true }),
    latencyMsOf({ latency: 0.01, echoCancellation: 'all' }),
    latencyMsOf({ latency: 0.01, echoCancellation: 'remote-only' }),
    latencyMsOf({ echoCancellation: 'all' }),
  ]).toEqual([0, 10, 180, 10, 170]);
});

test('a latency that no device has moves a lane little or not at all', () => {
  expect([-1, 90, Number.NaN].map((latency) => latencyMsOf({ latency }))).toEqual([0, 500, 0]);
});

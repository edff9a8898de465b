/** When the page itself was busy, that is no silence of the connection. */
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { watchArrival } from './arrival.ts';

test.afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

test('statistics count from when they were asked for, however late the page gets to read them', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  let nowMs = 0;
  mock.method(performance, 'now', () => nowMs);
  let bytesReceived = 1;
  let lateMs = 0;
  const getStats = async () => {
    const entries = [
      ['out', { type: 'outbound-rtp', kind: 'audio', packetsSent: 1 }],
      ['transport', { type: 'transport', bytesReceived }],
    ] as const;
    nowMs += lateMs;
    return new Map<string, unknown>(entries);
  };
  const told: (number | null)[] = [];
  const stop = watchArrival({ getStats } as unknown as RTCPeerConnection, {
    atMs: () => nowMs,
    isSending: () => true,
    onLost: () => undefined,
    onSilent: (silentMs) => told.push(silentMs),
  });
  const look = async () => {
    nowMs += 250;
    mock.timers.tick(250);
    await new Promise(setImmediate);
  };
  await look();
  await look();
  lateMs = 8_000;
  await look();
  lateMs = 0;
  bytesReceived = 2;
  await look();
  expect(told).toEqual([]);
  for (let looks = 0; looks < 12; looks += 1) await look();
  expect(told).toEqual([3_000]);
  stop();
});

/** When the page itself was busy, that is no silence of the connection; and what counts while no sound is sent. */
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { watchArrival } from './arrival.ts';

test.afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** A connection whose statistics are as they are set, looked at four times a second. */
function watched(isSending: boolean) {
  mock.timers.enable({ apis: ['setInterval'] });
  let nowMs = 0;
  mock.method(performance, 'now', () => nowMs);
  const now = { bytesReceived: 1, responsesReceived: 1, lateMs: 0 };
  const getStats = async () => {
    const { bytesReceived, responsesReceived } = now;
    const entries = [
      ['out', { type: 'outbound-rtp', kind: 'audio', packetsSent: 1 }],
      ['transport', { type: 'transport', bytesReceived }],
      ['pair', { type: 'candidate-pair', responsesReceived }],
    ] as const;
    nowMs += now.lateMs;
    return new Map<string, unknown>(entries);
  };
  const told: (number | null)[] = [];
  const stop = watchArrival({ getStats } as unknown as RTCPeerConnection, {
    atMs: () => nowMs,
    isSending: () => isSending,
    onLost: () => undefined,
    onSilent: (silentMs) => told.push(silentMs),
  });
  const look = async (looks = 1) => {
    for (let count = 0; count < looks; count += 1) {
      nowMs += 250;
      mock.timers.tick(250);
      await new Promise(setImmediate);
    }
  };
  return { now, told, look, stop };
}

test('statistics count from when they were asked for, however late the page gets to read them', async () => {
  const { now, told, look, stop } = watched(true);
  await look(2);
  now.lateMs = 8_000;
  await look();
  now.lateMs = 0;
  now.bytesReceived = 2;
  await look();
  expect(told).toEqual([]);
  await look(12);
  expect(told).toEqual([3_000]);
  stop();
});

test('while no sound is sent the answers to checks of connectivity are signs of life', async () => {
  const { now, told, look, stop } = watched(false);
  for (let checks = 0; checks < 20; checks += 1) {
    await look(10);
    now.responsesReceived += 1;
  }
  expect(told).toEqual([]);
  await look(30);
  expect(told).toEqual([6_000]);
  stop();
});

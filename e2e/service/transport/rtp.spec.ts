/** Packets in order: late ones take their place, lost ones leave a gap, counters may wrap. */
import { expect, test } from '@playwright/test';
import { type Arrival, createPacketOrder, opusDurationMs, type Packet } from './rtp.ts';

const packet = (index: number, from = 0): Packet => ({
  sequence: (from + index) % 2 ** 16,
  timestamp: (from * 960 + index * 960) % 2 ** 32,
  payload: Uint8Array.of(index),
});

function ordered(packets: readonly Packet[]): (readonly [number, number])[] {
  const order = createPacketOrder(() => 20);
  return packets
    .flatMap((given) => order.push(given))
    .map(({ payload, gapMs }: Arrival) => [payload[0] ?? -1, gapMs]);
}

test('packets come out in order, each once, across the wrap of their counters', () => {
  const from = 2 ** 16 - 2;
  expect(ordered([0, 2, 1, 1, 3, 5, 4].map((index) => packet(index, from)))).toEqual(
    [0, 1, 2, 3, 4, 5].map((index) => [index, 0]),
  );
});

test('a lost packet is waited for, then given up for a gap as long as it was', () => {
  expect(ordered([0, 2, 3, 4, 5, 6, 7, 1].map((index) => packet(index)))).toEqual([
    [0, 0],
    [2, 20],
    [3, 0],
    [4, 0],
    [5, 0],
    [6, 0],
    [7, 0],
  ]);
});

test('an opus packet tells how long it lasts', () => {
  const durations = [[0x78], [0x0b << 3], [0x79], [0x7b, 3], [0x80]].map((head) =>
    opusDurationMs(Uint8Array.from(head)),
  );
  expect(durations).toEqual([20, 60, 40, 60, 2.5]);
});

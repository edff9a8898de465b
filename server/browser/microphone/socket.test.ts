/** A page's socket on a network that is made up: what is lost without a word is opened again. */
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { openSocket } from './socket.ts';

const sockets: FakeSocket[] = [];
class FakeSocket {
  static readonly OPEN = 1;
  readyState = 1;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { readonly data: string }) => void) | null = null;
  constructor() {
    sockets.push(this);
  }
  send(): void {}
  /** A dead network closes nothing politely. */
  close(): void {
    this.readyState = 2;
  }
}

test.beforeEach(() => {
  sockets.length = 0;
  mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'] });
  Object.assign(globalThis, { WebSocket: FakeSocket, location: { href: 'http://127.0.0.1/m/main' } });
});
test.afterEach(() => {
  mock.timers.reset();
  Object.assign(globalThis, { location: undefined });
});

function open() {
  const states: boolean[] = [];
  const socket = openSocket({
    path: '/m/main/sound',
    onOpen: () => undefined,
    onMessage: () => undefined,
    onOpenChange: (isOpen) => void states.push(isOpen),
  });
  sockets[0]?.onopen?.();
  return { socket, states };
}

test('a network that dies without a word is noticed within eleven seconds, and said', () => {
  const { socket, states } = open();
  mock.timers.tick(11_000);
  expect(states).toEqual([true, false]);
  mock.timers.tick(500);
  expect(sockets).toHaveLength(2);
  // The dead one may still tell of its end, or of what came late.
  sockets[0]?.onclose?.();
  sockets[1]?.onopen?.();
  mock.timers.tick(2_000);
  expect([sockets.length, states]).toEqual([2, [true, false, true]]);
  socket.close();
});

test('who hears from the server keeps the socket, and one that is closed stays closed', () => {
  const { socket, states } = open();
  for (let second = 0; second < 60; second += 3) {
    sockets[0]?.onmessage?.({ data: '{}' });
    mock.timers.tick(3_000);
  }
  expect(states).toEqual([true]);
  socket.close();
  mock.timers.tick(60_000);
  expect(sockets).toHaveLength(1);
});

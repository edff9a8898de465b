/** A page's sound on a socket that is made up. */
import { expect, test } from '@playwright/test';
import { openSoundLink } from './soundLink.ts';

let socket: FakeSocket;
class FakeSocket {
  static readonly OPEN = 1;
  readyState = 1;
  onopen = () => {};
  onclose = () => {};
  onmessage = (_message: { readonly data: string }) => {};
  constructor() {
    socket = this;
  }
  send(): void {}
  close(): void {
    this.readyState = 3;
    queueMicrotask(() => this.onclose());
  }
}

test.beforeEach(() => {
  Object.assign(globalThis, { WebSocket: FakeSocket, location: { href: 'http://127.0.0.1/m/main' } });
});
test.afterEach(() => void Object.assign(globalThis, { location: undefined }));

test('whom nobody can hear waits for nothing when it is stopped', async () => {
  const statuses: string[] = [];
  const link = openSoundLink({
    path: '/m/main/sound',
    label: 'Ann',
    onStatus: ({ status }) => void statuses.push(status),
    onOpenChange: () => undefined,
  });
  socket.onopen();
  socket.onmessage({ data: JSON.stringify({ type: 'refused', reason: 'There is no recognizer.' }) });
  const startedMs = performance.now();
  await link.end();
  expect(performance.now() - startedMs).toBeLessThan(1_000);
  expect(statuses).toEqual(['connecting', 'failed']);
});

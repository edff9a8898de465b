/** A page's sound on a socket that is made up. */
import { expect, test } from '@playwright/test';
import { readSoundFrame, SOUND_RATE } from '../../wire/speaking.ts';
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
  readonly sent: unknown[] = [];
  send(message: unknown): void {
    this.sent.push(message);
  }
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

test('a page says at each opening what had arrived, and sends what follows as far as it is remembered', async () => {
  const link = openSoundLink({
    path: '/m/main/sound',
    label: 'Ann',
    onStatus: () => undefined,
    onOpenChange: () => undefined,
  });
  const helloOf = () => JSON.parse(String(socket.sent[0]));
  const tell = (samples: number) => socket.onmessage({ data: JSON.stringify({ type: 'arrived', samples }) });
  const first = socket;
  socket.onopen();
  expect(helloOf()).toMatchObject({ type: 'hello', arrived: 0 });
  tell(0);
  link.push(new Float32Array(SOUND_RATE));
  tell(SOUND_RATE);
  socket.close();
  for (let second = 0; second < 90; second += 1) link.push(new Float32Array(SOUND_RATE));
  await expect.poll(() => socket !== first).toBe(true);
  socket.onopen();
  expect(helloOf()).toMatchObject({ arrived: SOUND_RATE });
  tell(SOUND_RATE);
  const frames = socket.sent.slice(1).map((sent) => readSoundFrame(new Uint8Array(sent as ArrayBuffer)));
  expect([frames.length, frames[0]?.at]).toEqual([60, 31 * SOUND_RATE]);
  const ended = link.end();
  socket.close();
  await ended;
});

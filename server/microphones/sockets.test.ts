/** What a speaker's socket does when it is lost, comes again before it is known to be lost, or says what it should not. */
import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import type { WebSocket } from 'ws';
import { defaultSettings } from '../../core/app/settings.ts';
import { openTestRooms } from '../../e2e/server/testRooms.ts';
import { createLinks } from '../http/links.ts';
import { writeSoundFrame } from '../wire/speaking.ts';
import { type CaptionSpeaker, takeCaptions } from './captionSocket.ts';
import { type SoundSpeaker, takeSound } from './soundSocket.ts';
import { createSpeakers } from './speakers.ts';

const KEY = 'a key of a page, random';
const WITHIN_MS = 20;
const hello = { type: 'hello', key: KEY, label: 'Ann' };

const proofs = createLinks('a secret of a test that is long enough');

/** The server's end of a socket. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  code: number | null = null;
  send(): void {}
  ping(): void {}
  terminate(): void {}
  close(code: number): void {
    this.code ??= code;
  }
  say(message: object | ArrayBuffer): void {
    const isBinary = message instanceof ArrayBuffer;
    this.emit('message', isBinary ? Buffer.from(message) : JSON.stringify(message), isBinary);
  }
}

async function stage() {
  const { main: room } = await openTestRooms();
  const captions = createSpeakers<CaptionSpeaker>(WITHIN_MS);
  const sounds = createSpeakers<SoundSpeaker>(WITHIN_MS);
  const hearers = {
    settings: defaultSettings,
    preferred: 'local',
    prepare: () => new Promise<never>(() => undefined),
  } as const;
  const open = (take: (socket: WebSocket) => void) => {
    const socket = new FakeSocket();
    take(socket as unknown as WebSocket);
    return socket;
  };
  return {
    captions,
    sounds,
    openCaptions: () => open((socket) => takeCaptions(socket, { room, speakers: captions, proofs })),
    openSound: () => open((socket) => takeSound(socket, { room, hearers, speakers: sounds })),
  };
}

for (const kind of ['captions', 'sounds'] as const)
  test(`a page that came again goes on when its old socket is found dead: ${kind}`, async () => {
    const { [kind]: speakers, openCaptions, openSound } = await stage();
    const open = kind === 'captions' ? openCaptions : openSound;
    const [old, again] = [open(), open()];
    old.say(hello);
    again.say(hello);
    old.emit('close');
    await new Promise((resolve) => setTimeout(resolve, 3 * WITHIN_MS));
    expect(speakers.all()).toHaveLength(1);
    again.emit('close');
    await expect.poll(() => speakers.all().length).toBe(0);
  });

test('a socket is of one page: another hello ends it, and leaves nobody behind', async () => {
  for (const kind of ['captions', 'sounds'] as const) {
    const { [kind]: speakers, openCaptions, openSound } = await stage();
    const socket = kind === 'captions' ? openCaptions() : openSound();
    socket.say(hello);
    socket.say({ ...hello, key: 'the key of another page' });
    expect(socket.code).toBe(1_008);
    socket.emit('close');
    await expect.poll(() => speakers.all().length).toBe(0);
  }
});

test('what arrived of a page counts over its sockets', async () => {
  const { sounds, openSound } = await stage();
  const [old, again] = [openSound(), openSound()];
  old.say(hello);
  old.say(writeSoundFrame({ at: 0, samples: new Float32Array(100) }));
  again.say(hello);
  again.say(writeSoundFrame({ at: 50, samples: new Float32Array(100) }));
  expect(sounds.all().map(({ incoming }) => incoming.arrived())).toEqual([150]);
  old.emit('close');
  again.emit('close');
  await expect.poll(() => sounds.all().length).toBe(0);
});

test('a page that an earlier server heard is heard from where it was', async () => {
  const { sounds, openSound } = await stage();
  const socket = openSound();
  socket.say({ ...hello, arrived: 500 });
  expect(sounds.all().map(({ incoming }) => incoming.arrived())).toEqual([500]);
  socket.emit('close');
  await expect.poll(() => sounds.all().length).toBe(0);
});

test('a session is gone on with by who has its proof alone, and in its room', async () => {
  const session = { id: 'a-session', startedAtEpochMs: 1_764_000_000_000, languages: [] };
  const codeFor = async (proof: string) => {
    const { captions, openCaptions } = await stage();
    const socket = openCaptions();
    socket.say({ ...hello, session: { ...session, proof } });
    return [socket.code, captions.all().length];
  };
  expect(await codeFor(proofs.proof('main', session.id))).toEqual([null, 1]);
  for (const proof of ['', proofs.proof('other', session.id), proofs.token('main', 'control')])
    expect(await codeFor(proof)).toEqual([1_008, 0]);
});

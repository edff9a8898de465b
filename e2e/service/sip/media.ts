/** A telephone's sound: which coding its offer has that we speak, and RTP in order to a line. It sends none. */
import { createSocket, type Socket } from 'node:dgram';
import type { Line } from '../phone/leg.ts';
import { decodeBytes } from '../transport/pcm.ts';
import { createPacketOrder } from '../transport/rtp.ts';

/** RFC 3551: the numbers of G.711 are fixed. */
const CODINGS = { 0: 'audio/pcmu', 8: 'audio/pcma' } as const;
/** RTP counts G.711 by its samples. */
const CLOCK = 8;

export interface Media {
  readonly payload: keyof typeof CODINGS;
  /** Null where keys are not told as events. */
  readonly keysPayload: number | null;
}

/** Null where the offer has neither coding. In the caller's order. */
export function mediaOf(offer: string): Media | null {
  const numbers = /^m=audio \d+ \S+ ([\d ]+)/m.exec(offer)?.[1]?.trim().split(' ').map(Number) ?? [];
  const payload = numbers.find((number): number is Media['payload'] => number in CODINGS);
  const keys = /^a=rtpmap:(\d+) telephone-event\/8000/im.exec(offer)?.[1];
  return payload === undefined ? null : { payload, keysPayload: keys === undefined ? null : Number(keys) };
}

export function answerSdp({ payload, keysPayload }: Media, host: string, port: number): string {
  const keys = keysPayload === null ? [] : [`a=rtpmap:${keysPayload} telephone-event/8000`];
  const numbers = [payload, ...(keysPayload === null ? [] : [keysPayload])].join(' ');
  const lines = [
    'v=0',
    `o=- 1 1 IN IP4 ${host}`,
    's=-',
    `c=IN IP4 ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${numbers}`,
    `a=rtpmap:${payload} ${payload === 0 ? 'PCMU' : 'PCMA'}/8000`,
    ...keys,
    'a=recvonly',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Packets stop when a telephone has nothing to say: so long without one is silence, told in steps. */
const SILENT_AFTER_MS = 200;
const STEP_MS = 20;

const KEYS = '0123456789*#ABCD';

export interface Receiver {
  readonly port: number;
  close(): void;
}

/** Listens on loopback. The first who sends is the caller; others are ignored. */
export async function receiveRtp({ payload, keysPayload }: Media, line: Line): Promise<Receiver> {
  const socket = createSocket('udp4');
  const order = createPacketOrder((sound) => sound.length / CLOCK, CLOCK);
  let from: string | null = null;
  let heardAt = performance.now();
  let skippedMs = 0;
  let keyAt: number | null = null;
  const silence = setInterval(() => {
    for (; performance.now() - heardAt > SILENT_AFTER_MS; heardAt += STEP_MS) {
      line.skip(STEP_MS);
      skippedMs += STEP_MS;
    }
  }, STEP_MS);
  socket.on('message', (packet, { address, port }) => {
    from ??= `${address}:${port}`;
    const read = from === `${address}:${port}` ? parseRtp(packet) : null;
    if (read === null) return;
    if (read.type === keysPayload) {
      // A key is told many times, from its beginning on, with one time for all.
      const key = KEYS[read.payload[0] ?? KEYS.length];
      if (key !== undefined && keyAt !== read.timestamp) line.press(key);
      keyAt = read.timestamp;
    }
    if (read.type !== payload || read.payload.length === 0) return;
    heardAt = performance.now();
    for (const { payload: sound, gapMs } of order.push(read)) {
      if (gapMs > skippedMs) line.skip(gapMs - skippedMs);
      skippedMs = 0;
      line.hear(decodeBytes(Buffer.from(sound), { type: CODINGS[payload] }));
    }
  });
  await bind(socket);
  return {
    port: socket.address().port,
    close() {
      clearInterval(silence);
      socket.close();
    },
  };
}

export const bind = (socket: Socket, port = 0): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, '127.0.0.1', () => resolve());
  });

/** RFC 3550, section 5.1. */
function parseRtp(packet: Buffer) {
  if (packet.length < 12 || packet.readUInt8(0) >> 6 !== 2) return null;
  const first = packet.readUInt8(0);
  let at = 12 + 4 * (first & 0x0f);
  if ((first & 0x10) !== 0 && packet.length >= at + 4) at += 4 + 4 * packet.readUInt16BE(at + 2);
  const padding = (first & 0x20) === 0 ? 0 : packet.readUInt8(packet.length - 1);
  return {
    type: packet.readUInt8(1) & 0x7f,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    payload: packet.subarray(at, packet.length - padding),
  };
}

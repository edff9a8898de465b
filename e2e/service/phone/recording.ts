/** A caller who speaks a recording through a telephone, in the time that it takes. It knows no session. */
import type { Sound } from '../../speech/wav.ts';
import { resampled } from '../sounds.ts';
import { decodeBytes } from '../transport/pcm.ts';
import { toMuLaw } from './g711.ts';
import type { Leg, Line } from './leg.ts';

/** What a telephone carries. */
export const PHONE_RATE = 8_000;
const PACKET_MS = 20;

/** Nobody hangs up on the last word. */
const LINGER_MS = 2_000;

export interface RecordedCaller {
  readonly from: string;
  readonly to: string;
  readonly sound: Sound;
  /** The caller hangs up when all is said; else the line stays, silent. */
  readonly hangsUp: boolean;
  /** Called at the end of a recording that hangs up. */
  readonly hangUp: () => void;
}

export function recordedCaller({ from, to, sound, hangsUp, hangUp }: RecordedCaller): Leg {
  const bytes = Buffer.from(Array.from(resampled(sound, PHONE_RATE).samples, toMuLaw));
  const silence = Buffer.alloc((PHONE_RATE * PACKET_MS) / 1_000, toMuLaw(0));
  const lastPacket = bytes.length / silence.length + LINGER_MS / PACKET_MS;
  let timer: NodeJS.Timeout | undefined;

  const play = (line: Line): void => {
    const startedAt = performance.now();
    let sent = 0;
    timer = setInterval(() => {
      // Timers come late under load: what is due goes out at once, as from a buffer on the way.
      for (; sent * PACKET_MS <= performance.now() - startedAt; sent += 1) {
        const packet = bytes.subarray(sent * silence.length, (sent + 1) * silence.length);
        if (sent > lastPacket && hangsUp) {
          clearInterval(timer);
          hangUp();
          return;
        }
        line.hear(decodeBytes(packet.length === 0 ? silence : packet, { type: 'audio/pcmu' }));
      }
    }, PACKET_MS);
  };
  const stop = (): void => clearInterval(timer);
  return {
    headers: [
      { name: 'From', value: `<sip:${from}@127.0.0.1>;tag=caller` },
      { name: 'To', value: `<sip:${to}@127.0.0.1>` },
      { name: 'Call-ID', value: `${Math.random().toString(36).slice(2)}@127.0.0.1` },
    ],
    onAccepted: play,
    onRejected: stop,
    onReferred: stop,
    onEnded: stop,
  };
}

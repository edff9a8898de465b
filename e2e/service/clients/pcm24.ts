/** Brings a sound to what the service takes over a WebSocket: 16-bit PCM, mono, 24 kHz. */
import type { Sound } from '../../speech/talk.ts';

const RATE = 24_000;

export function toPcm({ samples, sampleRate }: Sound): Buffer {
  const count = Math.floor((samples.length * RATE) / sampleRate);
  const pcm = Buffer.alloc(count * 2);
  for (let index = 0; index < count; index += 1) {
    const at = (index * sampleRate) / RATE;
    const before = samples[Math.floor(at)] ?? 0;
    const after = samples[Math.floor(at) + 1] ?? before;
    const value = before + (after - before) * (at % 1);
    pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), index * 2);
  }
  return pcm;
}

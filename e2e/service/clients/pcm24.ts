/** Brings a sound to what the service takes over a WebSocket: 16-bit PCM, mono, 24 kHz. */
import type { Sound } from '../../speech/wav.ts';
import { resampled } from '../sounds.ts';

export function toPcm(sound: Sound): Buffer {
  const { samples } = resampled(sound, 24_000);
  const pcm = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries())
    pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
  return pcm;
}

/** Writes sound as a WAV file of 16 bits and one channel or two. The counterpart of `wav.ts`. */
import type { Sound } from './wav.ts';

export const writeWav = ({ samples, sampleRate }: Sound): Buffer => encode([samples], sampleRate);

/** Left and right of the same rate; the shorter ends in silence. */
export const writeStereoWav = (left: Sound, right: Sound): Buffer =>
  encode([left.samples, right.samples], left.sampleRate);

function encode(channels: readonly Float32Array[], sampleRate: number): Buffer {
  const count = Math.max(...channels.map(({ length }) => length));
  const frameBytes = 2 * channels.length;
  const file = Buffer.alloc(44 + count * frameBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + count * frameBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * frameBytes, 28);
  file.writeUInt16LE(frameBytes, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(count * frameBytes, 40);
  for (const [channel, samples] of channels.entries())
    for (const [index, sample] of samples.entries()) {
      const at = 44 + index * frameBytes + 2 * channel;
      file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at);
    }
  return file;
}

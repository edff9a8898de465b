/**
 * Decodes the sound that comes in events: 16-bit PCM at 24 kHz, or G.711 at 8 kHz brought to 24 kHz. It keeps
 * no state.
 */
import type { SessionConfig } from '../session/config.ts';

export const SOCKET_SAMPLE_RATE = 24_000;

/** G.711 runs at 8 kHz. */
const REPEATS = SOCKET_SAMPLE_RATE / 8_000;

/** Samples -1..1 at SOCKET_SAMPLE_RATE. A stray last byte of 16-bit sound is left out. */
export const decodeAppended = (audio: string, format: SessionConfig['format']): Float32Array =>
  decodeBytes(Buffer.from(audio, 'base64'), format);

export function decodeBytes(bytes: Buffer, format: SessionConfig['format']): Float32Array {
  switch (format.type) {
    case 'audio/pcm':
      return Float32Array.from(
        { length: bytes.length >> 1 },
        (_, index) => bytes.readInt16LE(index * 2) / 2 ** 15,
      );
    case 'audio/pcmu':
      return spread(bytes, fromMuLaw);
    case 'audio/pcma':
      return spread(bytes, fromALaw);
  }
}

/** Fills in between by straight lines: the hearing looks at nothing above 4 kHz. */
function spread(bytes: Buffer, decode: (byte: number) => number): Float32Array {
  const samples = Float32Array.from(bytes, decode);
  return Float32Array.from({ length: samples.length * REPEATS }, (_, index) => {
    const at = Math.floor(index / REPEATS);
    const here = samples[at] ?? 0;
    return here + ((samples[at + 1] ?? here) - here) * ((index % REPEATS) / REPEATS);
  });
}

/** ITU-T G.711, mu-law. */
function fromMuLaw(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = ((((code & 0x0f) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84;
  return (code & 0x80 ? -magnitude : magnitude) / 2 ** 15;
}

/** ITU-T G.711, A-law. */
function fromALaw(byte: number): number {
  const code = byte ^ 0x55;
  const exponent = (code >> 4) & 7;
  const mantissa = ((code & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return (code & 0x80 ? magnitude : -magnitude) / 2 ** 15;
}

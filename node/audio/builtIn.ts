/** Which kinds are decoded without any other program, and by what: libraries in TypeScript and WebAssembly. */
import { createReadStream } from 'node:fs';
import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import type { Container } from './container.ts';
import { fileSource } from './fileSource.ts';
import { waveLength } from './length.ts';
import { hasFrameCount, openMpeg } from './mp3.ts';
import { readOpus } from './opus.ts';
import { readSamples } from './samples.ts';
import type { FileSound, ReadSound } from './sound.ts';

/** null: not without ffmpeg. */
export function builtInReader(path: string, { format, track }: Container): ReadSound | null {
  const kind = `${format} ${track?.codec}`;
  if (kind === 'MP3 mp3')
    return readBytes(path, async () =>
      openMpeg({ channels: track?.channels ?? 2, hasTag: await hasFrameCount(path) }),
    );
  if (kind === 'FLAC flac') return readBytes(path, async () => new FLACDecoder());
  if (kind === 'Ogg vorbis') return readBytes(path, async () => new OggVorbisDecoder());
  if (track?.codec === 'opus') return readOpus(path, format);
  // In other containers the sound may stand in one piece as long as the recording.
  if (/^WAVE (?:pcm-|alaw|ulaw)/.test(kind)) return readWave(path);
  return null;
}

const readWave = (path: string): ReadSound =>
  async function* read(signal) {
    const { unfinishedAt } = await waveLength(path);
    yield* readSamples(fileSource(path, unfinishedAt), signal);
  };

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
}

/** A decoder that finds its frames in a file's bytes by itself. */
interface ByteDecoder {
  readonly ready: Promise<void>;
  readonly decode: (bytes: Uint8Array) => Decoded | Promise<Decoded>;
  readonly flush?: () => Promise<Decoded>;
  readonly free: () => void | Promise<void>;
}

/** Big enough for the largest frame of any of them, small enough that what it decodes to is a few megabytes. */
const BYTES_AT_ONCE = 65_536;

/** The encoder's delay and padding are taken off by the decoders (mpg123 by LAME's tag, Vorbis by granule positions). */
const readBytes = (path: string, open: () => Promise<ByteDecoder>): ReadSound =>
  async function* read(signal) {
    const decoder = await open();
    await decoder.ready;
    try {
      for await (const bytes of createReadStream(path, { highWaterMark: BYTES_AT_ONCE, signal }))
        yield* soundOf(await decoder.decode(new Uint8Array(bytes as Buffer)));
      if (decoder.flush !== undefined) yield* soundOf(await decoder.flush());
    } finally {
      await decoder.free();
    }
  };

function* soundOf({ channelData, samplesDecoded, sampleRate }: Decoded): Generator<FileSound> {
  if (samplesDecoded > 0) yield { startMs: null, sampleRate, channels: channelData };
}

/** Decodes MP3 files, and says whether they know how long they are. */
import { createReadStream } from 'node:fs';
import { MPEGDecoder } from 'mpg123-decoder';
import { readPart } from './length.ts';
import { quietly } from './quietly.ts';
import type { ReadSound } from './timeline.ts';

/** What encoders write into a first frame without sound, with the number of frames and what they put before the beginning. */
const TAGS = ['Xing', 'Info', 'VBRI'];
/** The longest frame of Layer III has 1,441 bytes. */
const FRAME_BYTES = 2_048;

/** Without a tag a file is as long as its first frame's bit rate makes it: no length to rely on. */
export async function hasFrameCount(path: string): Promise<boolean> {
  const head = await readPart(path, 0, 10);
  const [high = 0, upper = 0, lower = 0, low = 0] = head.subarray(6);
  // ID3v2 keeps its length in seven bits of each byte.
  const tagged = 10 + (((((high << 7) | upper) << 7) | lower) << 7) + low;
  const frame = await readPart(path, head.toString('latin1', 0, 3) === 'ID3' ? tagged : 0, FRAME_BYTES);
  return TAGS.some((tag) => frame.includes(tag, 0, 'latin1'));
}

/**
 * Samples before the beginning where no tag tells: 576 of the encoder (LAME's, which most have) and 529 of any decoder
 * (ISO 11172-3's filter bank and overlap).
 */
const UNTAGGED_DELAY = 1_105;

/** Two seconds of sound at the usual bit rates. */
const BYTES_AT_ONCE = 32_768;

/** mpg123 finds the frames by itself, and takes off what a tag says was put before the beginning and behind the end. */
export const readMp3 = (path: string, channels: number): ReadSound =>
  async function* read(signal) {
    let toSkip = (await hasFrameCount(path)) ? 0 : UNTAGGED_DELAY;
    const decoder = new MPEGDecoder();
    await decoder.ready;
    try {
      for await (const bytes of createReadStream(path, { highWaterMark: BYTES_AT_ONCE, signal })) {
        const decoded = quietly(() => decoder.decode(bytes as Buffer));
        const skipped = Math.min(toSkip, decoded.samplesDecoded);
        toSkip -= skipped;
        if (skipped === decoded.samplesDecoded) continue;
        // It gives one channel twice.
        const kept = decoded.channelData.slice(0, channels).map((samples) => samples.subarray(skipped));
        yield { startMs: null, sampleRate: decoded.sampleRate, channels: kept };
      }
    } finally {
      decoder.free();
    }
  };

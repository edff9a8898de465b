/** Decodes Opus packets, whichever container they come in. */
import { EncodedPacketSink } from 'mediabunny';
import { OpusDecoder } from 'opus-decoder';
import type { Container } from './container.ts';
import { fileSource } from './fileSource.ts';
import { quietly } from './quietly.ts';
import { withTrack } from './samples.ts';
import type { ReadSound } from './timeline.ts';

/** Opus counts in this rate whatever went in. */
export const OPUS_RATE = 48_000;

/** What the decoder must know, from the header that is alike in every container (RFC 7845, section 5.1). */
function headerOf(description: Uint8Array | null, channels: number) {
  const view = description === null ? null : new DataView(description.buffer, description.byteOffset);
  const preSkip = view !== null && view.byteLength >= 12 ? view.getUint16(10, true) : 0;
  const hasTable = description !== null && description.length >= 21 + channels && description[18] !== 0;
  if (!hasTable) return { preSkip, options: { channels } };
  const [streamCount = 1, coupledStreamCount = 0] = description.subarray(19, 21);
  const channelMappingTable = [...description.subarray(21, 21 + channels)];
  return { preSkip, options: { channels, streamCount, coupledStreamCount, channelMappingTable } };
}

/** What the encoder put before the beginning (its pre-skip) is taken off. */
export const readOpus = (path: string, { format, startMs }: Container): ReadSound =>
  async function* read(signal) {
    yield* withTrack(fileSource(path), async function* decode(track) {
      const config = await track.getDecoderConfig();
      const { preSkip, options } = headerOf(bytesOf(config?.description), await track.getNumberOfChannels());
      const decoder = new OpusDecoder(options);
      await decoder.ready;
      // Matroska's times count what is skipped, Ogg's and MP4's do not.
      const lateMs = format === 'Matroska' || format === 'WebM' ? (preSkip / OPUS_RATE) * 1_000 : 0;
      let toSkip = preSkip;
      try {
        for await (const packet of new EncodedPacketSink(track).packets()) {
          if (signal.aborted) return;
          const { channelData, samplesDecoded } = quietly(() => decoder.decodeFrame(packet.data));
          const skipped = Math.min(toSkip, samplesDecoded);
          toSkip -= skipped;
          if (skipped === samplesDecoded) continue;
          yield {
            startMs: packet.timestamp * 1_000 - startMs - (skipped > 0 ? 0 : lateMs),
            sampleRate: OPUS_RATE,
            channels: channelData.map((samples) => samples.subarray(skipped, samplesDecoded)),
          };
        }
      } finally {
        decoder.free();
      }
    });
  };

function bytesOf(description: ArrayBufferLike | ArrayBufferView | undefined): Uint8Array | null {
  if (description === undefined) return null;
  if (!ArrayBuffer.isView(description)) return new Uint8Array(description);
  return new Uint8Array(description.buffer, description.byteOffset, description.byteLength);
}

/** Decodes a WAV file to mono samples. It knows the RIFF layout and PCM codings, not files or words. */

/** One sentence for a person where the value cannot be had. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

export interface Sound {
  /** Mono, -1..1. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

const PCM = 1;
const FLOAT = 3;
/** The real coding then stands in the first two bytes of the sub-format. */
const EXTENSIBLE = 0xfffe;

interface Layout {
  readonly coding: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

type ReadSample = (file: Buffer, offset: number) => number;

const readers: Readonly<Record<string, ReadSample>> = {
  [`${PCM}/8`]: (file, offset) => (file.readUInt8(offset) - 128) / 128,
  [`${PCM}/16`]: (file, offset) => file.readInt16LE(offset) / 2 ** 15,
  [`${PCM}/24`]: (file, offset) => file.readIntLE(offset, 3) / 2 ** 23,
  [`${PCM}/32`]: (file, offset) => file.readInt32LE(offset) / 2 ** 31,
  [`${FLOAT}/32`]: (file, offset) => file.readFloatLE(offset),
  [`${FLOAT}/64`]: (file, offset) => file.readDoubleLE(offset),
};

/** The reason continues a sentence that begins with the file's name. */
export function decodeWav(file: Buffer): Reading<Sound> {
  if (file.length === 0) return refused('is empty.');
  if (
    file.length < 12 ||
    file.toString('latin1', 0, 4) !== 'RIFF' ||
    file.toString('latin1', 8, 12) !== 'WAVE'
  ) {
    return refused('is not a WAV file.');
  }
  let layout: Layout | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ') {
      if (body + 16 > file.length) return refused('is cut off in its header.');
      layout = readLayout(file, body, length);
    }
    if (name === 'data') {
      if (layout === undefined) return refused('has no description of its samples.');
      return readSamples(file, { ...layout, body, length });
    }
    at = body + length + (length % 2);
  }
  return refused('is cut off before its sound begins.');
}

function readLayout(file: Buffer, body: number, length: number): Layout {
  const coding = file.readUInt16LE(body);
  return {
    coding:
      coding === EXTENSIBLE && length >= 26 && body + 26 <= file.length
        ? file.readUInt16LE(body + 24)
        : coding,
    channels: file.readUInt16LE(body + 2),
    sampleRate: file.readUInt32LE(body + 4),
    bits: file.readUInt16LE(body + 14),
  };
}

function readSamples(
  file: Buffer,
  data: Layout & { readonly body: number; readonly length: number },
): Reading<Sound> {
  const { channels, sampleRate, bits, body } = data;
  const read = readers[`${data.coding}/${bits}`];
  if (read === undefined) return refused('is coded in a way that is not supported; save it as 16-bit PCM.');
  if (channels < 1 || channels > 2) return refused(`has ${channels} channels; one or two are supported.`);
  if (sampleRate < 8_000 || sampleRate > 48_000) {
    return refused(`has a sample rate of ${sampleRate} Hz; 8000 to 48000 are supported.`);
  }
  // A writer to a pipe cannot go back to fill in the length; it leaves the largest number there, or none.
  const streamed = data.length === 0xffffffff || (data.length === 0 && body < file.length);
  if (!streamed && body + data.length > file.length)
    return refused('is cut off: it holds less sound than it says.');
  const step = bits / 8;
  const count = Math.floor((streamed ? file.length - body : data.length) / (step * channels));
  if (count === 0) return refused('holds no sound.');
  const samples = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const at = body + index * step * channels;
    samples[index] = channels === 1 ? read(file, at) : (read(file, at) + read(file, at + step)) / 2;
  }
  return { ok: true, value: { samples, sampleRate } };
}

const refused = (reason: string): Reading<never> => ({ ok: false, reason });

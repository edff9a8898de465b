/**
 * How long a recording was by what its file says, also where the file ends before: the libraries say how much is there.
 * null where the file does not say.
 */
import { open } from 'node:fs/promises';

/** Where headers lie that are not behind pictures and notes. */
const HEAD_BYTES = 65_536;
/** An Ogg page has 65,307 bytes at most. */
const TAIL_BYTES = 2 * 65_536;

/** What recorders leave there until they know better, or where a pipe took it: near 2 or 4 GB. */
const NO_LENGTH_FROM = 0x7fff_0000;

export interface WaveLength {
  /** Of the data chunk of a RIFF WAVE file, in milliseconds. RF64 tells it elsewhere, and has none here. */
  readonly durationMs: number | null;
  /** Where a recorder that never came to its end left a length of 0; null: it did not. */
  readonly unfinishedAt: number | null;
}

export async function waveLength(path: string): Promise<WaveLength> {
  const head = await readPart(path, 0, HEAD_BYTES);
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString('latin1', at, at + 4);
    const length = head.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= head.length) bytesPerSecond = head.readUInt32LE(at + 16);
    if (name === 'data') {
      const isTold = length > 0 && length < NO_LENGTH_FROM && bytesPerSecond > 0;
      return {
        durationMs: isTold ? (length / bytesPerSecond) * 1_000 : null,
        unfinishedAt: length === 0 ? at + 4 : null,
      };
    }
    at += 8 + length + (length % 2);
  }
  return { durationMs: null, unfinishedAt: null };
}

/**
 * By the last page that is there; `samplesPerSecond` as its granule positions count (RFC 3533, section 6). `isCut`: that
 * page is not the stream's last, so that nobody knows how long it was.
 */
export async function oggLength(
  path: string,
  samplesPerSecond: number,
): Promise<{ readonly durationMs: number | null; readonly isCut: boolean }> {
  const tail = await readPart(path, -TAIL_BYTES, TAIL_BYTES);
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    if (at + 14 > tail.length) continue;
    const granules = Number(tail.readBigInt64LE(at + 6));
    const isLast = ((tail[at + 5] ?? 0) & LAST_PAGE) !== 0;
    // A page on which no packet ends has -1.
    if (granules > 0) return { durationMs: (granules / samplesPerSecond) * 1_000, isCut: !isLast };
  }
  return { durationMs: null, isCut: true };
}

/** In a page's header type. */
const LAST_PAGE = 4;

/** `from` below 0 counts from the end. What is not there is left out. */
export async function readPart(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const position = from < 0 ? Math.max(0, (await file.stat()).size + from) : from;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

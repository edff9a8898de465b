/** Gives mediabunny a file's bytes, a window at a time, and stops it where it goes round in circles. */
import { type FileHandle, open } from 'node:fs/promises';
import { CustomSource, type Source } from 'mediabunny';

const WINDOW_BYTES = 2 ** 18;
/** Nothing that goes on asks for the same bytes so often. */
const MOST_REPEATS = 100;

/**
 * mediabunny's own would keep the bytes to itself, and with them a search that never ends: in damaged Matroska files,
 * 1.61.0 looks for the next element in the last eight bytes for ever (`resync`), without giving way to any timer. To be
 * replaced by FilePathSource when that is mended.
 *
 * `unfinishedAt`: where a length of four bytes is given as the greatest, which means as much as there is.
 */
export function fileSource(path: string, unfinishedAt: number | null = null): Source {
  let file: Promise<FileHandle> | null = null;
  let window = { start: 0, bytes: new Uint8Array() };
  let last = { start: -1, end: -1, times: 0 };
  const opened = (): Promise<FileHandle> => {
    file ??= open(path);
    return file;
  };

  async function load(start: number, end: number): Promise<Uint8Array> {
    const length = Math.max(end - start, WINDOW_BYTES);
    const { bytesRead, buffer } = await (await opened()).read(new Uint8Array(length), 0, length, start);
    if (unfinishedAt !== null && unfinishedAt >= start && unfinishedAt + 4 <= start + bytesRead)
      buffer.fill(0xff, unfinishedAt - start, unfinishedAt - start + 4);
    window = { start, bytes: buffer.subarray(0, bytesRead) };
    return window.bytes.subarray(0, end - start);
  }

  return new CustomSource({
    getSize: async () => (await (await opened()).stat()).size,
    read(start, end) {
      const isSame = start === last.start && end === last.end;
      last = { start, end, times: isSame ? last.times + 1 : 0 };
      if (last.times > MOST_REPEATS)
        throw new Error('The search for the next element goes round in circles.');
      const from = start - window.start;
      const isInside = from >= 0 && end - window.start <= window.bytes.length;
      return isInside ? window.bytes.subarray(from, end - window.start) : load(start, end);
    },
    dispose: () => void file?.then((handle) => handle.close()),
    maxCacheSize: 0,
    // What fails is told to who waits for it; to others it is nothing.
    handleUnhandledError: () => undefined,
  });
}

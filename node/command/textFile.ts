/** A text file of any program as text: which encoding it has is told by its marks, its bytes, or a guess that is named. */
import { readFile } from 'node:fs/promises';
import { analyse } from 'chardet';

export interface Decoded {
  readonly text: string;
  /** As the Encoding Standard names it: `utf-8`, `windows-1251`. */
  readonly encoding: string;
}

/** Code pages that have these as a part, and signs of their own where those have none. */
const WIDER: Readonly<Record<string, string>> = {
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
};

/** What a text of Western Europe is without any hint. */
const LAST_RESORT = 'windows-1252';

/** Enough to see every other byte being zero. */
const SAMPLE_BYTES = 4_096;

/**
 * @param encoding as a person named it; null finds it out.
 * @throws {RangeError} for an encoding that nobody knows.
 */
export function decodeText(bytes: Uint8Array, encoding: string | null): Decoded {
  const label = encoding ?? marked(bytes) ?? utf16(bytes) ?? utf8(bytes) ?? guessed(bytes);
  const decoder = new TextDecoder(label);
  return { text: decoder.decode(bytes), encoding: decoder.encoding };
}

/** The whole of a file, or of standard input for `-`. @throws {NodeJS.ErrnoException} */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path !== '-') return await readFile(path);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function marked([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

/** Without a mark: in times and numbers every other byte is zero. */
function utf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (most === 0 || most * 10 < sample.length) return null;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Also where a few of its signs are damaged, or the last one was cut off. */
function utf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const damaged = text.split('\uFFFD').length - 1;
  const whole = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  return damaged * 4 <= whole ? 'utf-8' : null;
}

function guessed(bytes: Uint8Array): string {
  const names = analyse(bytes).map(({ name }) => WIDER[name.toLowerCase()] ?? name);
  return names.find((name) => name !== 'ASCII' && name !== 'UTF-8' && isKnown(name)) ?? LAST_RESORT;
}

export function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

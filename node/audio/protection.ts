/** Whether a file's sound is encrypted or copy-protected, by the marks of its container. It opens no lock. */
import { readPart } from './length.ts';

/** Tracks are described before the first sound, or, in MP4, behind the last. */
const DESCRIBED_BYTES = 2 ** 20;

/** A sample entry of Common Encryption (ISO 23001-7) or of a music shop, with the box that says how (ISO 14496-12, 8.12). */
const MP4_MARK = /(?:enca|drms).{32,400}sinf.{4}frma/s;
/** Matroska's ContentEncodings, in them a ContentEncoding, in it a ContentEncryption (RFC 9559, 5.1.4.1.31). */
const MATROSKA_MARK = /\x6d\x80.{1,8}\x62\x40.{1,48}\x50\x35/s;

/** `format` as mediabunny calls it. */
export async function isProtected(path: string, format: string): Promise<boolean> {
  const isMatroska = format === 'Matroska' || format === 'WebM';
  if (!isMatroska && format !== 'MP4' && format !== 'QuickTime File Format') return false;
  const parts = [
    await readPart(path, 0, DESCRIBED_BYTES),
    await readPart(path, -DESCRIBED_BYTES, DESCRIBED_BYTES),
  ];
  const mark = isMatroska ? MATROSKA_MARK : MP4_MARK;
  return parts.some((part) => mark.test(part.toString('latin1')));
}

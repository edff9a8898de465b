/** What a session is called as a file. It makes none. */
import { cleanText } from '../text/words.ts';
import type { Transcript } from '../transcript/transcript.ts';
import type { SubtitleFormat } from './options.ts';

/** Signs that Windows forbids, with those that macOS and Linux do. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]+/gu;
/** They could show another ending than the file has. */
const DIRECTION_SIGNS = /\p{Bidi_Control}+/gu;
/** Names of files may have 255 bytes on Linux, 255 units on the others; date and ending take less than 40. */
const MOST_BYTES = 150;

/**
 * Local time, in an order that sorts, then the title; without the signs that a system forbids. It begins with neither a
 * dot nor a name that Windows has for itself.
 */
export function fileName(
  { session }: Pick<Transcript, 'session'>,
  format: SubtitleFormat | 'pdf',
  title: string | null = null,
): string {
  const started = new Date(session.startedAtEpochMs);
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${started.getFullYear()}-${two(started.getMonth() + 1)}-${two(started.getDate())}`;
  const called = safe(title ?? '');
  return `Surtitle ${date} ${two(started.getHours())}.${two(started.getMinutes())}${called === '' ? '' : ` ${called}`}.${format}`;
}

function safe(title: string): string {
  const clean = cleanText(title.replace(FORBIDDEN, ' ').replace(DIRECTION_SIGNS, '')).normalize('NFC');
  let name = '';
  for (const { segment } of new Intl.Segmenter().segment(clean)) {
    if (bytesOf(name + segment) > MOST_BYTES) break;
    name += segment;
  }
  // Windows drops dots and blanks at the end.
  return name.replace(/[. ]+$/, '');
}

/** In UTF-8: core has no encoder. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

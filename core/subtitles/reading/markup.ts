/** The text of a cue without tags, overrides and escapes, with who says it by its tags. It breaks no lines anew. */
import { cleanText } from '../../text/words.ts';

export interface CueText {
  /** Clean and visible. */
  readonly lines: readonly string[];
  readonly speaker: string | null;
  /** See FileCue. */
  readonly label: 'tag' | 'text' | null;
}

/** Tags of WebVTT and those that SubRip files borrow from HTML; other signs in angle brackets are text. */
const TAG =
  /<\s{0,2}\/?\s{0,2}(?:[cibusv]|lang|ruby|rt|font|span|div|p|em|strong|small|big|center)(?:[.\s=/][^<>]*)?>/gi;
const BREAK = /<\s{0,2}br\s{0,2}\/?\s{0,2}>/gi;
/** SubStation's line break, which players of SubRip know. */
const SRT_BREAK = /\\N/g;
/** `<00:00:01.000>`: when the rest of a cue appears. */
const TIMESTAMP = /<\d+(?::\d+)+[.,]?\d*>/g;
const VOICE = /<\s{0,2}v(?:\.[^\s<>]*)?\s([^<>]*)>/i;
/** Inside a tag they would hide it; those that part words stay. */
const CONTROL = /(?![\t\n\v\f\u0085])\p{Cc}/gu;
/** `{\an8}` of SubStation, `{y:i}` of MicroDVD. */
const OVERRIDE = /\{\\[^{}]*\}|\{[a-zA-Z]:[^{}]*\}/g;
/** What core/subtitles/srt.ts puts behind signs that players would take for markup. */
const WORD_JOINER = /(?<=[<\\])\u2060|(?<=^|\n)\u2060(?=NOTE)/g;
const ESCAPE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lrm|rlm));/gi;
const ESCAPED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};
/** The longest name that a transcript keeps. */
const MOST_NAME_CHARS = 200;

export function cueText(raw: string, isVtt: boolean): CueText {
  const text = raw.replace(CONTROL, '').replace(OVERRIDE, '');
  const parts = (isVtt ? text : text.replace(SRT_BREAK, '\n')).split(VOICE);
  const names = new Set(parts.filter((_part, index) => index % 2 === 1).map(cleanName));
  const [name = ''] = names;
  const hasOneVoice = names.size === 1 && linesOf(parts[0] ?? '').length === 0;
  if (!hasOneVoice) return { lines: linesOf(withNames(parts)), speaker: null, label: null };
  const lines = linesOf(parts.filter((_part, index) => index % 2 === 0).join(''));
  return name === '' ? { lines, speaker: null, label: null } : { lines, speaker: name, label: 'tag' };
}

/** Where several speak in one cue, each begins a line with its name. */
function withNames(parts: readonly string[]): string {
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const name = cleanName(part);
      return name === '' ? '' : `\n${name.replaceAll('&', '&amp;')}: `;
    })
    .join('');
}

function cleanName(name: string): string {
  return cleanText(unescaped(name)).slice(0, MOST_NAME_CHARS).trim();
}

function linesOf(text: string): readonly string[] {
  return unescaped(text.replace(TIMESTAMP, '').replace(BREAK, '\n').replace(TAG, ''))
    .replace(WORD_JOINER, '')
    .split('\n')
    .map(cleanText)
    .filter((line) => line !== '');
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ESCAPED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

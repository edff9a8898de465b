/**
 * Transcripts made to break subtitle files: every sign some reader trips over, seeded so that a failure comes
 * back.
 */
import type { Transcript, TranscriptEntry } from '../../core/transcript/transcript.ts';
import { line, session } from './handmade.ts';

/** Text that has made some reader lose cues, or that comes close to it. */
export const NASTY_TEXTS: readonly string[] = [
  '-->',
  '--&gt;',
  '00:00:01,000 --> 00:00:02,000',
  '1',
  '42',
  '<i>',
  '</i>',
  '<b x',
  '<',
  '>',
  '<3',
  '->',
  '<<',
  '&',
  '&amp;',
  '&lt',
  '&nbsp;',
  '&#60;',
  '{\\an8}',
  '{',
  '}',
  '{y:i}',
  '\\N',
  '\\n',
  '\\h',
  '\\',
  'NOTE',
  'NOTE this',
  'STYLE',
  'REGION',
  'WEBVTT',
  '<v Ann>',
  '<00:00:01.000>',
  '\u0000',
  '\u0007',
  '\u001b[1m',
  '\u0085',
  '\u2028',
  '\u2029',
  '\r',
  '\r\n\r\n',
  '\n\n',
  '\t',
  '\u000b',
  '\f',
  '\uFEFF',
  '\u200B',
  '\u200E',
  '\u200F',
  '\u202E',
  '\u202C',
  '\u2066',
  '\u2069',
  '\uD800',
  '\uDC00',
  '\uFFFD',
  '\u00A0!',
  '1\u202F250\u00A0€',
  '1\u2007250',
  '« oui »',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  'é',
  'e\u0301\u0323',
  'ß',
  'İstanbul',
  'שלום',
  'مرحبا',
  'नमस्ते',
  'สวัสดีครับ',
  '日本語',
  '한국어',
  '中文，标点。',
  '「引用」',
  'ｆｕｌｌ',
  'Dr.',
  '...',
  '…',
  '—',
  '--',
  '-',
  '- item',
  '#',
  '%',
  '"',
  "'",
  '`',
  '*',
  '_',
  '|',
  '~',
  '$',
  '@',
  '?',
  '!',
  ';',
  ':',
  '12:30',
  '3,5',
  'https://example.org/a?b=c&d=<e>#f',
  'a'.repeat(90),
  '漢'.repeat(40),
  'word',
  'the',
  'and',
];

/**
 * Lines of one to eight nasty pieces each, a second apart, some of whose clocks stand still, run backwards or
 * overlap.
 */
export function nastyTranscript(count: number, seed: number): Transcript {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const entries: TranscriptEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const pieces = Array.from({ length: 1 + next(8) }, () => NASTY_TEXTS[next(NASTY_TEXTS.length)] ?? '');
    const startMs = index * 3_000 + next(3_000) - (next(20) === 0 ? next(60_000) : 0);
    const durationMs = next(10) === 0 ? 0 : next(6_000);
    const text = pieces.join(next(3) === 0 ? '' : ' ');
    const fromMs = Math.max(0, startMs);
    entries.push(line(text, fromMs, fromMs + durationMs, { id: `${index}` }));
  }
  return session(...entries);
}

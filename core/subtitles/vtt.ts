/**
 * Cues as WebVTT text without style, region or comment blocks, which several readers stumble over; it decides
 * no times.
 */

import { marked } from '../text/direction.ts';
import { cleanText } from '../text/words.ts';
import type { Cue } from './cues/cues.ts';
import { clockTime } from './srt.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Hours are always written; text is escaped as the W3C syntax asks; names go into voice tags when `speakers`
 * is set.
 */
export function writeVtt(cues: readonly Cue[], speakers: boolean): string {
  let text = 'WEBVTT\n\n';
  for (const cue of cues) {
    const name = speakers && cue.speaker !== null ? cleanText(cue.speaker) : '';
    const voice = name === '' ? '' : `<v ${escapeVtt(name)}>`;
    const body = cue.lines.map((line) => marked(escapeVtt(line), cue.direction)).join('\n');
    text += `${clockTime(cue.startMs, '.')} --> ${clockTime(cue.endMs, '.')}\n${voice}${body}\n\n`;
  }
  return text;
}

function escapeVtt(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

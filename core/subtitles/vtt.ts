/**
 * Cues as WebVTT text without style, region or comment blocks, which several readers stumble over; it decides
 * no times.
 */

import { type Direction, marked } from '../text/direction.ts';
import { cleanText } from '../text/words.ts';
import type { Cue } from './cues/cues.ts';
import type { CueVoice } from './cues/drafts.ts';
import { clockTime } from './srt.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Hours are always written; text is escaped as the W3C syntax asks; names go into voice tags when `speakers`
 * is set. A voice that is not all of a cue ends with its line, as the syntax asks then.
 */
export function writeVtt(cues: readonly Cue[], speakers: boolean): string {
  let text = 'WEBVTT\n\n';
  for (const cue of cues) {
    const body =
      cue.voices === undefined
        ? `${voiceTag(cue.speaker, speakers)}${cue.lines.map((line) => vttLine(line, cue.direction)).join('\n')}`
        : cue.voices.map((voice, index) => ownLine(voice, cue.lines[index] ?? '', speakers)).join('\n');
    text += `${clockTime(cue.startMs, '.')} --> ${clockTime(cue.endMs, '.')}\n${body}\n\n`;
  }
  return text;
}

function ownLine({ speaker, direction }: CueVoice, line: string, speakers: boolean): string {
  const tag = voiceTag(speaker, speakers);
  return `${tag}${vttLine(line, direction)}${tag === '' ? '' : '</v>'}`;
}

function voiceTag(speaker: string | null, speakers: boolean): string {
  const name = speakers && speaker !== null ? cleanText(speaker) : '';
  return name === '' ? '' : `<v ${escapeVtt(name)}>`;
}

const vttLine = (line: string, direction: Direction): string => marked(escapeVtt(line), direction);

function escapeVtt(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

/** Cues as SubRip text that players and strict readers take alike; it decides no times and no line breaks. */
import { marked } from '../text/direction.ts';
import type { Cue } from './cues/cues.ts';

/** The last time two digits of hours can say. Several readers lose everything after it. */
export const LATEST_MS = 99 * 3_600_000 + 59 * 60_000 + 59_999;

/** Invisible and without width: parts signs that players would take for markup. */
const WORD_JOINER = '\u2060';

/**
 * Indices from 1 without holes, a comma before the milliseconds, a blank line after every cue, the last one
 * too.
 */
export function writeSrt(cues: readonly Cue[]): string {
  let text = '';
  cues.forEach((cue, index) => {
    text += `${index + 1}\n${clockTime(cue.startMs, ',')} --> ${clockTime(cue.endMs, ',')}\n${srtText(cue)}\n\n`;
  });
  return text;
}

/** `HH:MM:SS`, the sign, `mmm`. */
export function clockTime(ms: number, sign: ',' | '.'): string {
  return `${clockSeconds(ms)}${sign}${String(ms % 1_000).padStart(3, '0')}`;
}

/** `HH:MM:SS`, hours with as many digits as they need and at least two. */
export function clockSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function srtText({ lines, direction, voices }: Cue): string {
  return lines
    .map((line, index) => marked(withoutMarkup(line), voices?.[index]?.direction ?? direction))
    .join('\n');
}

/**
 * SubRip has no escapes. An arrow could pass for a timing line; `<` opens a tag, `{` an override and `\N` a
 * line break in libass players; a line that starts with NOTE is a comment to readers that treat SubRip as
 * WebVTT.
 */
function withoutMarkup(line: string): string {
  if (!/[<{}\\]|-->|NOTE/.test(line)) return line;
  return line
    .replaceAll('-->', '→')
    .replaceAll('<', `<${WORD_JOINER}`)
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replace(/\\(?=[Nnh])/g, `\\${WORD_JOINER}`)
    .replace(/^NOTE/, `${WORD_JOINER}NOTE`);
}

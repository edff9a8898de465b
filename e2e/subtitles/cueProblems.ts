/**
 * Checks a list of cues against the limits of its style, apart from the code that makes cues. It repairs
 * nothing.
 */
import type { CueStyle } from '../../core/subtitles/cues/cueStyle.ts';
import type { Cue } from '../../core/subtitles/cues/cues.ts';
import { graphemesOf } from '../../core/text/width.ts';
import { cleanText } from '../../core/text/words.ts';

/** At 25 frames a second. */
const FRAME_MS = 40;

/** Every promise about shape and time that a cue list breaks, in words. */
export function problemsIn(cues: readonly Cue[], style: CueStyle): readonly string[] {
  return cues.flatMap((cue, index) => {
    const next = cues[index + 1];
    const problems: string[] = [];
    if (cue.lines.length === 0 || cue.lines.length > style.maxLines)
      problems.push(`${cue.lines.length} lines`);
    for (const text of cue.lines) {
      if (text === '' || text !== cleanText(text)) problems.push(`unclean line ${JSON.stringify(text)}`);
      if (graphemesOf(text).length > style.maxLineChars) problems.push(`line too long: ${text}`);
    }
    if (!Number.isInteger(cue.startMs) || !Number.isInteger(cue.endMs))
      problems.push('parts of milliseconds');
    if (cue.endMs - cue.startMs < FRAME_MS) problems.push(`ends at ${cue.endMs}, starts at ${cue.startMs}`);
    if (cue.endMs - cue.startMs > style.maxDurationMs) problems.push(`lasts ${cue.endMs - cue.startMs}`);
    if (cue.endMs - cue.speechEndMs > style.maxLingerMs)
      problems.push(`stays ${cue.endMs - cue.speechEndMs}`);
    if (next !== undefined && next.startMs < cue.endMs) problems.push(`overlaps at ${next.startMs}`);
    return problems;
  });
}

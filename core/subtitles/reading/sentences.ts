/** Cues put together to sentences, as running text wants them: a sentence of another program's file goes on over cues. */
import { endingOf } from '../../text/punctuation.ts';
import { wordsOf } from '../../text/words.ts';
import type { FileCue } from './fileCue.ts';

/** Nobody pauses so long within a sentence that is one. */
const MOST_PAUSE_MS = 2_000;
const DASH = /^[-‐–—]/u;

/** Every word once and in order; what one speaker says stays with that speaker. */
export function sentencesOf(cues: readonly FileCue[]): readonly FileCue[] {
  const sentences: FileCue[] = [];
  for (const cue of cues) {
    const last = sentences.at(-1);
    if (last === undefined || !goesOn(last, cue)) sentences.push(cue);
    else {
      const { endMs } = cue;
      sentences[sentences.length - 1] = {
        ...last,
        endMs,
        speechEndMs: endMs,
        lines: [...last.lines, ...cue.lines],
      };
    }
  }
  return sentences;
}

function goesOn(last: FileCue, next: FileCue): boolean {
  // A name in the text stands where its speaker begins, and not before each cue.
  const isSame = next.speaker === last.speaker || (next.label === null && last.label === 'text');
  const isOther = next.label === 'text' || !isSame;
  const isApart = next.startMs - last.endMs > MOST_PAUSE_MS;
  if (isOther || isApart || [...last.lines, ...next.lines].some((line) => DASH.test(line))) return false;
  const words = wordsOf(last.lines.join('\n'));
  const [following] = wordsOf(next.lines.join('\n'));
  return endingOf(words.at(-1)?.text ?? '', following?.text ?? null) !== 'sentence';
}

/** What was mended in a file of another program, in one sentence. It mends nothing. */
import { MENDED_KINDS, type Mended, type MendedKind } from '../core/subtitles/reading/fileCue.ts';

/** For one and for more, with the number before. */
const WORDS: Readonly<Record<MendedKind, readonly [one: string, more: string]>> = {
  header: ['odd header', 'odd headers'],
  numbering: ['odd or missing number', 'odd or missing numbers'],
  times: ['odd time', 'odd times'],
  ends: ['missing end or end before its start', 'missing ends or ends before their starts'],
  order: ['cue out of order', 'cues out of order'],
  emptyCues: ['empty cue left out', 'empty cues left out'],
  blankLines: ['blank line inside a cue', 'blank lines inside cues'],
  missingBlankLines: ['missing blank line', 'missing blank lines'],
  strayLines: ['line before the first cue left out', 'lines before the first cue left out'],
  overlaps: ['overlap', 'overlaps'],
};

/** Null when nothing was. An encoding that was guessed is said, because it may be wrong. */
export function mendedWords(mended: Mended, encoding: string): string | null {
  const counted = MENDED_KINDS.flatMap((kind) => {
    const times = mended[kind] ?? 0;
    return times === 0 ? [] : [`${times} ${WORDS[kind][times === 1 ? 0 : 1]}`];
  });
  const parts = [
    ...(encoding.startsWith('utf-') ? [] : [`read as ${encoding}`]),
    ...(counted.length === 0 ? [] : [`mended: ${counted.join(', ')}`]),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** Cues put in order, each with a time to be seen in: what players refuse or hide in files of others. It reads no file. */
import { graphemesOf } from '../../text/width.ts';
import { HOUSE_STYLE } from '../cues/cueStyle.ts';
import { LEAST_CUE_MS } from '../cues/pacing.ts';
import { count, type FileCue, type Mended } from './fileCue.ts';

/** A cue whose end may be missing. */
export type Unended = Omit<FileCue, 'endMs' | 'speechEndMs'> & { readonly endMs: number | null };

/** By their starts; those that end before they begin, or never, stay for as long as reading them takes. */
export function inOrder(cues: readonly Unended[], mended: Mended): readonly FileCue[] {
  const isLate = (cue: Unended, index: number) => cue.startMs < (cues[index - 1]?.startMs ?? 0);
  count(mended, 'order', cues.filter(isLate).length);
  return cues
    .toSorted((one, other) => one.startMs - other.startMs)
    .map((cue, index, sorted) => {
      const endMs = cue.endMs !== null && cue.endMs > cue.startMs ? cue.endMs : null;
      if (endMs === null) count(mended, 'ends');
      const end = endMs ?? Math.min(readUntil(cue), laterStart(sorted, index));
      return { ...cue, endMs: end, speechEndMs: end };
    });
}

function readUntil({ startMs, lines }: Unended): number {
  const { minDurationMs, maxDurationMs, maxCharsPerSecond } = HOUSE_STYLE;
  const readMs = (graphemesOf(lines.join(' ')).length / maxCharsPerSecond) * 1_000;
  return startMs + Math.round(Math.min(maxDurationMs, Math.max(minDurationMs, readMs)));
}

function laterStart(cues: readonly Unended[], index: number): number {
  const startMs = (cues[index]?.startMs ?? 0) + LEAST_CUE_MS;
  for (let next = index + 1; next < cues.length; next += 1) {
    const nextMs = cues[next]?.startMs ?? 0;
    if (nextMs >= startMs) return nextMs;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * For SubRip, where strict readers refuse cues that overlap: the earlier one ends when the next begins. Those that begin
 * within a frame become one, for as long as the longer.
 */
export function withoutOverlaps(cues: readonly FileCue[], mended: Mended): readonly FileCue[] {
  const apart: FileCue[] = [];
  for (const cue of cues) {
    const last = apart.at(-1);
    if (last === undefined || last.endMs <= cue.startMs) apart.push(cue);
    else {
      count(mended, 'overlaps');
      if (cue.startMs - last.startMs < LEAST_CUE_MS) apart[apart.length - 1] = together(last, cue);
      else {
        apart[apart.length - 1] = { ...last, endMs: cue.startMs, speechEndMs: cue.startMs };
        apart.push(cue);
      }
    }
  }
  return apart;
}

/** Who says the second is written before it. */
function together(first: FileCue, second: FileCue): FileCue {
  const endMs = Math.max(first.endMs, second.endMs);
  const isOther = second.label === 'tag' && second.speaker !== first.speaker;
  const [line = '', ...rest] = second.lines;
  const lines = [...first.lines, isOther ? `${second.speaker}: ${line}` : line, ...rest];
  return { ...first, endMs, speechEndMs: endMs, lines };
}

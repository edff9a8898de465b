/** The lines of another program's cues broken anew by a style, at the times that they have. It writes no file. */
import { widthOf } from '../../text/width.ts';
import { joinWords } from '../../text/words.ts';
import { breakWords } from '../cues/breaks.ts';
import type { CueStyle } from '../cues/cueStyle.ts';
import { fitWords } from '../cues/fitWords.ts';
import { joinSigns } from '../cues/joinSigns.ts';
import { LEAST_CUE_MS } from '../cues/pacing.ts';
import { timeWords } from '../timing/timing.ts';
import type { FileCue } from './fileCue.ts';

/** Somebody else begins to speak in the same cue. */
const DASH = /^[-‐–—]/u;

/**
 * Every word once and in order. A text that needs more lines than the style allows becomes several cues, which share
 * the time of the one; the first begins and the last ends as it did.
 */
export function rebreak(cues: readonly FileCue[], style: CueStyle): readonly FileCue[] {
  return (
    cues
      .flatMap((cue) => broken(cue, style))
      // Of two that overlap one may have become several.
      .toSorted((one, other) => one.startMs - other.startMs)
      .map((cue, index) => ({ ...cue, sourceId: `${index + 1}` }))
  );
}

function broken(cue: FileCue, style: CueStyle): readonly FileCue[] {
  const isDialogue = cue.lines.length > 1 && cue.lines.every((line) => DASH.test(line));
  if (!isDialogue)
    return [cue.lines.join(' ')].flatMap((text) => brokenText({ ...cue, lines: [text] }, style));
  const said = sharedTime(cue).flatMap((one) => brokenText(one, style));
  const lines = said.flatMap((one) => one.lines);
  return lines.length <= style.maxLines ? [{ ...cue, lines }] : said;
}

/** A cue for each line, as long as its letters ask. */
function sharedTime(cue: FileCue): readonly FileCue[] {
  const widths = cue.lines.map((line) => widthOf(line, 1));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const ends = widths.map((_width, index) => {
    const before = widths.slice(0, index + 1).reduce((sum, width) => sum + width, 0);
    return Math.round(cue.startMs + ((cue.endMs - cue.startMs) * before) / all);
  });
  return cue.lines.map((line, index) => {
    const [startMs, endMs] = [ends[index - 1] ?? cue.startMs, ends[index] ?? cue.endMs];
    return { ...cue, startMs, endMs, speechEndMs: endMs, lines: [line] };
  });
}

function brokenText(cue: FileCue, style: CueStyle): readonly FileCue[] {
  const { startMs, endMs } = cue;
  const timed = timeWords({ text: cue.lines.join(' '), startMs, endMs, islands: [], anchors: [] }, null);
  const words = fitWords(joinSigns(timed), style);
  // One cue for as long as it was is no cue that is too long.
  const ownStyle = { ...style, maxDurationMs: Number.POSITIVE_INFINITY };
  const spans = breakWords(words, ownStyle, { languages: [], limitMs: endMs });
  const texts = spans.map(({ first, last, upperLast }) =>
    [words.slice(first, upperLast + 1), words.slice(upperLast + 1, last + 1)]
      .filter((part) => part.length > 0)
      .map((part) => joinWords(part)),
  );
  if (endMs - startMs < spans.length * LEAST_CUE_MS) return [{ ...cue, lines: texts.flat() }];
  const starts = startsOf(
    spans.map(({ first }) => words[first]?.startMs ?? startMs),
    cue,
  );
  return texts.map((lines, index) => {
    const [from, until] = [starts[index] ?? startMs, starts[index + 1] ?? endMs];
    // The name in the text stands in the first of them.
    const label = index > 0 && cue.label === 'text' ? null : cue.label;
    return { ...cue, startMs: from, endMs: until, speechEndMs: until, lines, label };
  });
}

/** Whole milliseconds; alike long where one would be too short to be shown. */
function startsOf(saidMs: readonly number[], { startMs, endMs }: FileCue): readonly number[] {
  const starts = saidMs.map((ms, index) => (index === 0 ? startMs : Math.round(ms)));
  const isLong = (ms: number, index: number) => (starts[index + 1] ?? endMs) - ms >= LEAST_CUE_MS;
  if (starts.every(isLong)) return starts;
  return starts.map((_ms, index) => Math.round(startMs + ((endMs - startMs) * index) / starts.length));
}

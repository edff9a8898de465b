/** What a cue shows, of a turn or a gap, before the times at which it leaves are set. It paces nothing. */
import { type Direction, firstDirection } from '../../text/direction.ts';
import { widthOf } from '../../text/width.ts';
import { joinWords, type TimedWord, wordsOf } from '../../text/words.ts';
import type { FileWords } from '../options.ts';
import type { TimedGap, TimedLine } from '../timing/timedEntries.ts';
import { breakWords } from './breaks.ts';
import type { CueStyle } from './cueStyle.ts';
import { fitWords } from './fitWords.ts';
import { joinSigns } from './joinSigns.ts';
import { ownLabel, type SpeakerLabels } from './labels.ts';
import type { Unpaced } from './pacing.ts';

/** One of two who speak at once. */
export interface CueVoice {
  readonly speaker: string | null;
  readonly direction: Direction;
  readonly sourceId: string;
}

export interface Draft extends Unpaced {
  /** A gap is a notice of ours in brackets: speech that was not captioned. */
  readonly kind: 'speech' | 'gap';
  /** When its last word ends, before any time to read is added. */
  readonly speechEndMs: number;
  /** One or two lines of clean text, unescaped. */
  readonly lines: readonly string[];
  /** Null also where two speak at once. */
  readonly speaker: string | null;
  /** Which way its text runs as a whole. */
  readonly direction: Direction;
  /** The id of the transcript's line or gap this came from. */
  readonly sourceId: string;
  /** Where two speak at once, who says each line; each begins with a dash. */
  readonly voices?: readonly [CueVoice, CueVoice];
}

export interface DraftOptions {
  readonly style: CueStyle;
  readonly labels: SpeakerLabels;
  readonly languages: readonly string[];
  readonly words: FileWords;
}

/** Whether a cue by this speaker would be the first one after another's, or after one that two shared. */
export function isChange(before: Draft | undefined, speaker: string | null): boolean {
  return before?.voices !== undefined || (before?.speaker ?? null) !== speaker;
}

/** Characters that are to be read. */
export function charsIn(lines: readonly string[], style: CueStyle): number {
  const fullWidthUnits = style.maxLineChars / style.maxFullWidthLineChars;
  return lines.reduce((sum, text) => sum + widthOf(text, fullWidthUnits), 0);
}

/**
 * A gap starts after what was said before it and its notice needs no reading time beyond the shortest cue.
 */
export function draftOfGap(
  { gap, limitMs }: TimedGap,
  before: Draft | undefined,
  { style, words }: Pick<DraftOptions, 'style' | 'words'>,
): Draft {
  const startMs = Math.max(gap.startMs, (before?.speechEndMs ?? -style.minGapMs) + style.minGapMs);
  const speechEndMs = Math.max(startMs, Math.min(gap.endMs, limitMs, startMs + style.maxDurationMs));
  const lines = [words.gap(gap)];
  return {
    kind: 'gap',
    startMs,
    speechEndMs,
    chars: 0,
    lines,
    speaker: null,
    direction: 'ltr',
    sourceId: gap.id,
  };
}

/** `isNew`: somebody else spoke before, or nobody. */
export function draftsOfLine(entry: TimedLine, isNew: boolean, options: DraftOptions): readonly Draft[] {
  const { line } = entry;
  // A next turn that began before this one ended says nothing about the time there is to read.
  const limitMs = Math.max(entry.limitMs, line.endMs);
  const { style, languages } = options;
  const text = isNew ? ownLabel(line.speaker, options.labels) : '';
  const label = labelWords(text, entry.words[0]?.startMs ?? 0);
  const spoken = entry.words.map((word, index) =>
    index === 0 ? { ...word, spaceBefore: text.endsWith(' ') } : word,
  );
  const words = fitWords(joinSigns([...label, ...spoken]), style);
  // A dash is one with the first word, and says no direction.
  const names = text.endsWith(' ') ? label.length : 0;
  const texts = words.map((word) => word.text);
  return breakWords(words, style, { languages, limitMs }).map(({ first, last, upperLast }) => {
    const lines = [words.slice(first, upperLast + 1), words.slice(upperLast + 1, last + 1)]
      .filter((part) => part.length > 0)
      .map((part) => joinWords(part));
    return {
      kind: 'speech',
      startMs: words[first]?.startMs ?? line.startMs,
      speechEndMs: words[last]?.endMs ?? line.endMs,
      chars: charsIn(lines, style),
      lines,
      speaker: line.speaker,
      direction: firstDirection(texts, Math.max(first, names)) ?? firstDirection(texts, names) ?? 'ltr',
      sourceId: line.id,
    };
  });
}

/** Labels take no time of their own: they appear with the first word. */
function labelWords(label: string, startMs: number): readonly TimedWord[] {
  return wordsOf(label).map((word) => ({ ...word, startMs, endMs: startMs }));
}

/**
 * A transcript as timed cues of at most two lines, as a subtitle file wants them; it writes no file format.
 */

import { type Direction, firstDirection } from '../../text/direction.ts';
import { widthOf } from '../../text/width.ts';
import { joinWords, type TimedWord, wordsOf } from '../../text/words.ts';
import { gapNotice, type Transcript, withLaneSpeakers } from '../../transcript/transcript.ts';
import { type TimedGap, type TimedLine, timedEntries } from '../timing/timedEntries.ts';
import { breakWords } from './breaks.ts';
import { type CueStyle, HOUSE_STYLE } from './cueStyle.ts';
import { fitWords } from './fitWords.ts';
import { joinSigns } from './joinSigns.ts';
import { paceCues, type Unpaced } from './pacing.ts';

export interface Cue {
  /** A gap is a notice of ours in brackets: speech that was not captioned. */
  readonly kind: 'speech' | 'gap';
  /** Whole milliseconds on the capture clock; cues are in order and never overlap. */
  readonly startMs: number;
  readonly endMs: number;
  /** When its last word ends, before any time to read is added. */
  readonly speechEndMs: number;
  /** One or two lines of clean text, unescaped. */
  readonly lines: readonly string[];
  readonly speaker: string | null;
  /** Which way its text runs as a whole. */
  readonly direction: Direction;
  /** The id of the transcript's line or gap this came from. */
  readonly sourceId: string;
}

/**
 * `speakerLabels` puts `Name: ` before the first cue after a change of speaker, for formats without a place
 * for names.
 */
export interface CueOptions {
  readonly style: CueStyle;
  readonly speakerLabels: boolean;
}

const DEFAULT_CUE_OPTIONS: CueOptions = { style: HOUSE_STYLE, speakerLabels: false };

type Draft = Omit<Cue, 'endMs'> & Unpaced;

/**
 * The cues last made of a transcript: exporting several formats of a long session then times and breaks it
 * once.
 */
const madeBefore = new WeakMap<Transcript, { readonly options: CueOptions; readonly cues: readonly Cue[] }>();

/** Every visible word of every line, once and in order, as cues; lines without words are dropped. */
export function cuesOf(transcript: Transcript, options: CueOptions = DEFAULT_CUE_OPTIONS): readonly Cue[] {
  const spoken = withLaneSpeakers(transcript);
  const named = spoken.entries.some((entry) => entry.kind === 'line' && entry.speaker !== null);
  const { style } = options;
  const speakerLabels = options.speakerLabels && named;
  const before = madeBefore.get(transcript);
  if (before?.options.style === style && before.options.speakerLabels === speakerLabels) return before.cues;
  const cues = makeCues(spoken, { style, speakerLabels });
  madeBefore.set(transcript, { options: { style, speakerLabels }, cues });
  return cues;
}

function makeCues(transcript: Transcript, options: CueOptions): readonly Cue[] {
  const drafts: Draft[] = [];
  for (const entry of timedEntries(transcript)) {
    if (entry.kind === 'gap') drafts.push(draftOfGap(entry, drafts.at(-1), options.style));
    else drafts.push(...draftsOfLine(entry, transcript.session.languages, options));
  }
  return paceCues(drafts, options.style).map(({ chars: _chars, ...cue }) => cue);
}

/**
 * A gap starts after what was said before it and its notice needs no reading time beyond the shortest cue.
 */
function draftOfGap({ gap, limitMs }: TimedGap, before: Draft | undefined, style: CueStyle): Draft {
  const startMs = Math.max(gap.startMs, (before?.speechEndMs ?? -style.minGapMs) + style.minGapMs);
  const speechEndMs = Math.max(startMs, Math.min(gap.endMs, limitMs, startMs + style.maxDurationMs));
  const lines = [gapNotice(gap)];
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

function draftsOfLine(entry: TimedLine, languages: readonly string[], options: CueOptions): readonly Draft[] {
  const { line } = entry;
  // A next turn that began before this one ended says nothing about the time there is to read.
  const limitMs = Math.max(entry.limitMs, line.endMs);
  const { style } = options;
  const label =
    options.speakerLabels && entry.speakerChanges
      ? labelWords(line.speaker, entry.words[0]?.startMs ?? 0)
      : [];
  const spoken = entry.words.map((word, index) =>
    index === 0 ? { ...word, spaceBefore: label.length > 0 } : word,
  );
  const words = fitWords(joinSigns([...label, ...spoken]), style);
  const texts = words.map((word) => word.text);
  return breakWords(words, style, { languages, limitMs }).map(({ first, last, upperLast }) => {
    const lines = [words.slice(first, upperLast + 1), words.slice(upperLast + 1, last + 1)]
      .filter((part) => part.length > 0)
      .map((part) => joinWords(part));
    return {
      kind: 'speech',
      startMs: words[first]?.startMs ?? line.startMs,
      speechEndMs: words[last]?.endMs ?? line.endMs,
      chars: lines.reduce(
        (sum, text) => sum + widthOf(text, style.maxLineChars / style.maxFullWidthLineChars),
        0,
      ),
      lines,
      speaker: line.speaker,
      direction:
        firstDirection(texts, Math.max(first, label.length)) ?? firstDirection(texts, label.length) ?? 'ltr',
      sourceId: line.id,
    };
  });
}

/** Labels take no time of their own: they appear with the first word. */
function labelWords(speaker: string | null, startMs: number): readonly TimedWord[] {
  const words = wordsOf(speaker === null ? '' : `${speaker}:`);
  return words.map((word) => ({ ...word, startMs, endMs: startMs }));
}

/**
 * A transcript as timed cues of at most two lines, as a subtitle file wants them; it writes no file format.
 */

import { type Transcript, withLaneSpeakers } from '../../transcript/transcript.ts';
import { ENGLISH, type FileWords, isChosen } from '../options.ts';
import { timedEntries } from '../timing/timedEntries.ts';
import { crosstalkIn, draftsOfCrosstalk, type Stretch, stretchesOf } from './crosstalk.ts';
import { type CueStyle, HOUSE_STYLE } from './cueStyle.ts';
import { type Draft, type DraftOptions, draftOfGap, draftsOfLine, isChange } from './drafts.ts';
import type { SpeakerLabels } from './labels.ts';
import { paceCues } from './pacing.ts';

export interface Cue extends Omit<Draft, 'chars'> {
  /** Whole milliseconds on the capture clock; cues are in order and never overlap. */
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * `speakerLabels` puts `Name: `, or only a dash, before the first cue after a change of speaker, for formats without a
 * place for names.
 */
export interface CueOptions {
  readonly style: CueStyle;
  readonly speakerLabels: boolean | 'dashes';
  /** The keys of the entries that it is about; all where it is absent. */
  readonly only?: readonly string[] | null;
  /** Default: English. */
  readonly words?: FileWords;
}

const DEFAULT_CUE_OPTIONS: CueOptions = { style: HOUSE_STYLE, speakerLabels: false };

/**
 * The cues last made of a transcript: exporting several formats of a long session then times and breaks it
 * once.
 */
const madeBefore = new WeakMap<Transcript, { readonly options: CueOptions; readonly cues: readonly Cue[] }>();

/** Every visible word of every line, once and in order, as cues; lines without words are dropped. */
export function cuesOf(transcript: Transcript, options: CueOptions = DEFAULT_CUE_OPTIONS): readonly Cue[] {
  const { style, only = null, words = ENGLISH } = options;
  const spoken = withLaneSpeakers(transcript, { unnamed: words.sides });
  const named = spoken.entries.some((entry) => entry.kind === 'line' && entry.speaker !== null);
  const speakerLabels = named && options.speakerLabels;
  const before = madeBefore.get(transcript);
  const chosen = { style, speakerLabels, only, words };
  if (before !== undefined && isSame(before.options, chosen)) return before.cues;
  const cues = makeCues(spoken, chosen);
  madeBefore.set(transcript, { options: chosen, cues });
  return cues;
}

const isSame = (one: CueOptions, other: CueOptions): boolean =>
  one.style === other.style &&
  one.speakerLabels === other.speakerLabels &&
  one.only === other.only &&
  one.words === other.words;

function makeCues(
  transcript: Transcript,
  { style, speakerLabels, only = null, words = ENGLISH }: CueOptions,
): readonly Cue[] {
  const labels: SpeakerLabels = speakerLabels === true ? 'names' : speakerLabels || 'none';
  const options = { style, labels, words, languages: transcript.session.languages };
  const drafts: Draft[] = [];
  // Timed among all others, since what comes after a line bounds it.
  const isWanted = isChosen({ range: null, only });
  const timed = timedEntries(transcript).filter((entry) =>
    isWanted(entry.kind === 'gap' ? entry.gap : entry.line),
  );
  const stretches = stretchesOf(timed);
  for (const [index, stretch] of stretches.entries())
    addStretch(drafts, { stretch, limitMs: startOf(stretches[index + 1]) }, options);
  return paceCues(drafts, style).map(({ chars: _chars, ...cue }) => cue);
}

function startOf(stretch: Stretch | undefined): number {
  const [first] = stretch ?? [];
  if (first === undefined) return Number.POSITIVE_INFINITY;
  return first.kind === 'gap' ? first.gap.startMs : (first.words[0]?.startMs ?? first.line.startMs);
}

function addStretch(
  drafts: Draft[],
  { stretch, limitMs }: { readonly stretch: Stretch; readonly limitMs: number },
  options: DraftOptions,
): void {
  const crosstalk = crosstalkIn(stretch, options.style);
  if (crosstalk !== null) {
    const before = drafts.findLast(({ kind }) => kind === 'speech');
    drafts.push(...draftsOfCrosstalk(crosstalk, { before, limitMs }, options));
  }
  for (const entry of stretch) {
    if (entry.kind === 'gap') drafts.push(draftOfGap(entry, drafts.at(-1), options));
    else if (crosstalk === null) {
      const before = drafts.findLast(({ kind }) => kind === 'speech');
      drafts.push(...draftsOfLine(entry, isChange(before, entry.line.speaker), options));
    }
  }
}

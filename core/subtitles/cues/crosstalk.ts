/** Stretches in which two lanes speak at once, as cues that do not overlap. It chooses no breaks and paces nothing. */
import { firstDirection } from '../../text/direction.ts';
import { widthOf } from '../../text/width.ts';
import { joinWords, type TimedWord } from '../../text/words.ts';
import type { TranscriptLine } from '../../transcript/transcript.ts';
import type { TimedGap, TimedLine } from '../timing/timedEntries.ts';
import { breakCostsOf } from './breakCosts.ts';
import { BOTH, breakCrosstalk, type CrosstalkCue, type Owner, type Part } from './crosstalkBreaks.ts';
import type { CueStyle } from './cueStyle.ts';
import type { Voice } from './cutPlaces.ts';
import { charsIn, type Draft, type DraftOptions, isChange } from './drafts.ts';
import { fitWords } from './fitWords.ts';
import { joinSigns } from './joinSigns.ts';
import { crosstalkLabel } from './labels.ts';

/** Entries that have nothing to do in time with those before and after them. */
export type Stretch = readonly (TimedLine | TimedGap)[];

/** Turns belong to one stretch where each begins before those before it have ended. */
export function stretchesOf(entries: readonly (TimedLine | TimedGap)[]): readonly Stretch[] {
  const stretches: (TimedLine | TimedGap)[][] = [];
  let endMs = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const startMs =
      entry.kind === 'gap' ? entry.gap.startMs : (entry.words[0]?.startMs ?? entry.line.startMs);
    const last = stretches.at(-1);
    if (last === undefined || startMs >= endMs) stretches.push([entry]);
    else last.push(entry);
    if (entry.kind === 'line') endMs = Math.max(endMs, entry.words.at(-1)?.endMs ?? entry.line.endMs);
  }
  return stretches;
}

/** The turns of each of two lanes that speak at once; null where it is one lane, or more than a cue has lines for. */
export function crosstalkIn(
  stretch: Stretch,
  { maxLines }: CueStyle,
): readonly [readonly TimedLine[], readonly TimedLine[]] | null {
  const turns = stretch.filter((entry) => entry.kind === 'line');
  const [one, other, third] = [...Map.groupBy(turns, ({ line }) => line.lane).values()];
  if (one === undefined || other === undefined || third !== undefined || maxLines < 2) return null;
  return [one, other];
}

/** Who speaks first stands above. `limitMs`: when the next stretch begins. */
export function draftsOfCrosstalk(
  turns: readonly [readonly TimedLine[], readonly TimedLine[]],
  { before, limitMs }: { readonly before: Draft | undefined; readonly limitMs: number },
  options: DraftOptions,
): readonly Draft[] {
  const talkers = [talkerOf(turns[0], options), talkerOf(turns[1], options)] as const;
  const speakers = turns.map((of) => of[0]?.line.speaker ?? null);
  const same = speakers.findIndex((speaker) => before !== undefined && !isChange(before, speaker));
  const owner: Owner = same === 0 || same === 1 ? same : BOTH;
  const cues = breakCrosstalk([talkers[0].voice, talkers[1].voice], options.style, {
    limitMs,
    before: owner,
  });
  return cues.map((cue) => draftOf(cue, talkers, options));
}

interface Talker {
  readonly voice: Voice;
  readonly lines: readonly TranscriptLine[];
}

function talkerOf(turns: readonly TimedLine[], { style, labels, languages }: DraftOptions): Talker {
  const lines = turns.map(({ line }) => line);
  const widthsOf = (isShared: boolean) =>
    lines.map(({ speaker }) => {
      const label = crosstalkLabel(speaker, { labels, isShared }, style);
      return widthOf(label, style.maxLineChars / style.maxFullWidthLineChars);
    });
  const [ownLabels, sharedLabels] = [widthsOf(false), widthsOf(true)];
  const narrow = narrowed(style, Math.max(...ownLabels, ...sharedLabels));
  const parts = turns.map(({ words }) => fitWords(joinSigns(words), narrow));
  const words = parts.flat();
  const costs = breakCostsOf(words, style, languages);
  const turnEnds = new Uint8Array(words.length);
  let count = 0;
  for (const part of parts) {
    count += part.length;
    turnEnds[count - 1] = 1;
    costs.cueEnds[count - 1] = 0;
    costs.sentenceEnds[count - 1] = 1;
  }
  const turnOf = Uint32Array.from(parts.flatMap((part, turn) => part.map(() => turn)));
  const changes = lines.map(({ speaker }, index) => index > 0 && speaker !== lines[index - 1]?.speaker);
  const starts = startsOf(words);
  return {
    voice: { words, starts, costs, turnEnds, turns: turnOf, ownLabels, sharedLabels, changes },
    lines,
  };
}

/** A line beside a label. */
function narrowed(style: CueStyle, labelWidth: number): CueStyle {
  const maxLineChars = style.maxLineChars - labelWidth;
  return {
    ...style,
    maxLineChars,
    maxFullWidthLineChars: (style.maxFullWidthLineChars * maxLineChars) / style.maxLineChars,
  };
}

function startsOf(words: readonly TimedWord[]): Float64Array {
  const starts = new Float64Array(words.length);
  words.forEach(({ startMs }, index) => {
    starts[index] = Math.max(startMs, starts[index - 1] ?? 0);
  });
  return starts;
}

interface Said extends Part {
  readonly talker: Talker;
  readonly line: TranscriptLine | undefined;
}

function draftOf(cue: CrosstalkCue, talkers: readonly [Talker, Talker], options: DraftOptions): Draft {
  const said = cue.parts.flatMap((part, side): Said[] => {
    const talker = talkers[side === 0 ? 0 : 1];
    return part === null
      ? []
      : [{ ...part, talker, line: talker.lines[talker.voice.turns[part.first] ?? 0] }];
  });
  const [one, other] = said.map((part) => ({
    speaker: part.line?.speaker ?? null,
    direction: directionOf(part),
    sourceId: part.line?.id ?? '',
  }));
  const lines = other === undefined ? ownLines(said[0], cue, options) : said.map(sharedLine(options));
  const times = said.map(({ talker, first, last }) => ({
    startMs: talker.voice.starts[first] ?? 0,
    endMs: Math.max(talker.voice.starts[last] ?? 0, talker.voice.words[last]?.endMs ?? 0),
  }));
  return {
    kind: 'speech',
    startMs: Math.min(...times.map(({ startMs }) => startMs)),
    speechEndMs: Math.max(...times.map(({ endMs }) => endMs)),
    chars: charsIn(lines, options.style),
    lines,
    speaker: other === undefined ? (one?.speaker ?? null) : null,
    direction: one?.direction ?? 'ltr',
    sourceId: one?.sourceId ?? '',
    ...(one !== undefined && other !== undefined && { voices: [one, other] as const }),
  };
}

function directionOf({ talker, first }: Said) {
  const texts = talker.voice.words.map(({ text }) => text);
  return firstDirection(texts, first) ?? firstDirection(texts) ?? 'ltr';
}

function textOf({ talker }: Said, first: number, last: number): string {
  return joinWords(talker.voice.words.slice(first, last + 1));
}

function ownLines(
  said: Said | undefined,
  cue: CrosstalkCue,
  { labels, style }: DraftOptions,
): readonly string[] {
  if (said === undefined) return [];
  const { first, last, line } = said;
  const label = cue.isLabelled
    ? crosstalkLabel(line?.speaker ?? null, { labels, isShared: false }, style)
    : '';
  const upper = `${label}${textOf(said, first, cue.upperLast)}`;
  return cue.upperLast === last ? [upper] : [upper, textOf(said, cue.upperLast + 1, last)];
}

const sharedLine =
  ({ labels, style }: DraftOptions) =>
  (said: Said): string =>
    `${crosstalkLabel(said.line?.speaker ?? null, { labels, isShared: true }, style)}${textOf(said, said.first, said.last)}`;

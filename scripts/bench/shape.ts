/** Whether cues can be read: how long their lines are, how fast they go, where they break. It makes none. */
import type { Cue } from '../../core/subtitles/cues/cues.ts';

/** Shares between 0 and 1. */
export interface Shape {
  readonly cues: number;
  readonly lines: number;
  readonly linesWithin42: number;
  readonly cuesWithinTwoLines: number;
  readonly meanLineChars: number;
  readonly cuesWithin20Cps: number;
  readonly cuesAbove25Cps: number;
  readonly medianCps: number;
  readonly cuesOfGoodLength: number;
  readonly overlaps: number;
  /** Of cues that follow another: a gap of at least 84 ms, and not one so short that it blinks. */
  readonly goodGaps: number;
  /** Cues that stay longer than 1.5 s after their last word. */
  readonly longHangs: number;
  /** Of breaks between the lines of a cue. */
  readonly badLineBreaks: number;
  /** Of breaks between cues inside a turn. */
  readonly badCueBreaks: number;
  /** Of breaks between cues inside a turn. */
  readonly unmarkedCueBreaks: number;
}

/** Closed-class words after which no line should end, kept apart from the list the breaking itself uses. */
const CLOSED_CLASS = new Set(
  `a an the this that these those my your his her its our their no every each some any another
  i you he she it we they who which what whose
  of in on at by for with from to into about over under through during before after between against
  without within towards upon
  and or but nor so because although while if when where than as since until unless whether
  am is are was were be been being have has had do does did will would shall should can could may might must
  not don't doesn't didn't can't won't isn't aren't i'm you're we're they're it's he's she's
  i've we've they've i'll we'll you'll i'd`
    .trim()
    .split(/\s+/),
);

const GAP_MS = 84;
const BLINK_MS = 500;

/** Over the cues of several sessions. */
export function shapeOf(sessions: readonly (readonly Cue[])[]): Shape {
  const spoken = sessions.map((cues) => cues.filter((cue) => cue.kind === 'speech'));
  const speech = spoken.flat();
  const lines = speech.flatMap((cue) => cue.lines);
  const pairs = spoken.flatMap((cues) =>
    cues.slice(1).map((cue, index) => ({ before: cues[index] ?? cue, cue })),
  );
  const inner = pairs
    .filter(({ before, cue }) => before.sourceId === cue.sourceId)
    .map(({ before }) => before.lines.at(-1) ?? '');
  const upper = speech.filter((cue) => cue.lines.length > 1).map((cue) => cue.lines[0] ?? '');
  const speeds = speech.map(
    (cue) => (cue.lines.join('').length * 1_000) / Math.max(1, cue.endMs - cue.startMs),
  );
  const gaps = pairs.map(({ before, cue }) => cue.startMs - before.endMs);
  return {
    cues: speech.length,
    lines: lines.length,
    linesWithin42: share(lines, (line) => line.length <= 42),
    cuesWithinTwoLines: share(speech, (cue) => cue.lines.length <= 2),
    meanLineChars: lines.reduce((sum, line) => sum + line.length, 0) / Math.max(1, lines.length),
    cuesWithin20Cps: share(speeds, (speed) => speed <= 20),
    cuesAbove25Cps: share(speeds, (speed) => speed > 25),
    medianCps: speeds.toSorted((one, other) => one - other)[speeds.length >> 1] ?? 0,
    cuesOfGoodLength: share(
      speech,
      (cue) => cue.endMs - cue.startMs >= 833 && cue.endMs - cue.startMs <= 7_000,
    ),
    overlaps: share(gaps, (gap) => gap < 0),
    goodGaps: share(gaps, (gap) => gap === GAP_MS || gap >= BLINK_MS),
    longHangs: share(speech, (cue) => cue.endMs - cue.speechEndMs > 1_500),
    badLineBreaks: share(upper, isBadBreak),
    badCueBreaks: share(inner, isBadBreak),
    unmarkedCueBreaks: share(inner, (line) => !/[.,;:!?…]["'”’)]*$/.test(line)),
  };
}

function isBadBreak(line: string): boolean {
  const last = line.split(' ').at(-1) ?? '';
  return CLOSED_CLASS.has(last.toLowerCase().replaceAll('’', "'"));
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

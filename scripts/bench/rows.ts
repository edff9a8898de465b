/**
 * The caption bench's numbers as rows of words, each with its target and whether it was met. It measures and
 * prints nothing.
 */
import type { LongSession } from './longSession.ts';
import type { Score, Spread } from './score.ts';
import type { Shape } from './shape.ts';
import type { Trial } from './trials.ts';

export interface Report {
  readonly trials: readonly Trial[];
  /** Null when the second engine is not installed. */
  readonly secondEngine: Trial | null;
  /** Null when no session of the app was given. */
  readonly throughTheApp: Score | null;
  readonly shape: Shape;
  readonly greedyShape: Shape;
  readonly longSession: LongSession;
}

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly target: string;
  readonly met: boolean | null;
  readonly naive: readonly string[];
}

/** Most mean start error per condition, in the order of the trials. */
const START_TARGETS_MS = [60, 80, 150, 100];
const START_P95_CLEAN_MS = 200;
const END_TARGET_MS = 80;

/** One row per condition, starts before ends. */
export function timingRows({ trials, secondEngine, throughTheApp }: Report): readonly Row[] {
  const starts = trials.map(({ condition, scores }, index): Row => {
    const target = START_TARGETS_MS[index] ?? 0;
    const ours = scores['ours']?.startErrorMs;
    const p95 = index === 0 ? START_P95_CLEAN_MS : Number.POSITIVE_INFINITY;
    return {
      what: `cue start, espeak-ng, ${condition.name}`,
      ours: spread(ours),
      target: `mean <= ${target}${index === 0 ? `, p95 <= ${START_P95_CLEAN_MS}` : ''}`,
      met: ours !== undefined && ours.mean <= target && ours.p95 <= p95,
      naive: [spread(scores['arrival']?.startErrorMs), spread(scores['spread']?.startErrorMs)],
    };
  });
  const ends = trials.map(({ condition, scores }): Row => {
    const ours = scores['ours']?.endErrorMs;
    return {
      what: `cue end, espeak-ng, ${condition.name}`,
      ours: spread(ours),
      target: condition.name === 'clean' ? `mean <= ${END_TARGET_MS}` : '',
      met: condition.name === 'clean' ? ours !== undefined && ours.mean <= END_TARGET_MS : null,
      naive: [spread(scores['arrival']?.endErrorMs), spread(scores['spread']?.endErrorMs)],
    };
  });
  return [...starts, ...ends, ...secondEngineRows(secondEngine), ...appRows(throughTheApp)];
}

function secondEngineRows(trial: Trial | null): readonly Row[] {
  if (trial === null) return [plainRow('cue start, festival', 'festival is not installed')];
  const { ours, arrival, spread: even } = trial.scores;
  return [
    {
      ...plainRow('cue start, festival, clean', spread(ours?.startErrorMs)),
      naive: [spread(arrival?.startErrorMs), spread(even?.startErrorMs)],
    },
    {
      ...plainRow('cue end, festival, clean', spread(ours?.endErrorMs)),
      naive: [spread(arrival?.endErrorMs), spread(even?.endErrorMs)],
    },
  ];
}

function appRows(score: Score | null): readonly Row[] {
  if (score === null)
    return [plainRow('through the app', 'not given: --session and --words name what a demo left')];
  return [
    plainRow('cue start, through the app', spread(score.startErrorMs)),
    plainRow('cue end, through the app', spread(score.endErrorMs)),
  ];
}

export function shapeRows({ shape, greedyShape }: Report): readonly Row[] {
  const row = (
    what: string,
    pick: (shape: Shape) => number,
    target: string,
    holds: (value: number) => boolean,
  ): Row => ({
    what,
    ours: percent(pick(shape)),
    target,
    met: holds(pick(shape)),
    naive: ['', '', percent(pick(greedyShape))],
  });
  const plain = (what: string, pick: (shape: Shape) => string): Row => ({
    ...plainRow(what, pick(shape)),
    naive: ['', '', pick(greedyShape)],
  });
  return [
    plain(
      'cues / characters a line / median cps',
      (of) => `${of.cues} / ${of.meanLineChars.toFixed(1)} / ${of.medianCps.toFixed(1)}`,
    ),
    row(
      'lines of at most 42 characters',
      (of) => of.linesWithin42,
      '100 %',
      (value) => value === 1,
    ),
    row(
      'cues of at most two lines',
      (of) => of.cuesWithinTwoLines,
      '100 %',
      (value) => value === 1,
    ),
    row(
      'line breaks after a small word',
      (of) => of.badLineBreaks,
      '<= 2 %',
      (value) => value <= 0.02,
    ),
    row(
      'cue breaks after a small word',
      (of) => of.badCueBreaks,
      '<= 1 %',
      (value) => value <= 0.01,
    ),
    plain('cue breaks without punctuation', (of) => percent(of.unmarkedCueBreaks)),
    row(
      'cues of at most 20 cps',
      (of) => of.cuesWithin20Cps,
      '>= 90 %',
      (value) => value >= 0.9,
    ),
    plain('cues above 25 cps', (of) => percent(of.cuesAbove25Cps)),
    row(
      'cues of 0.833 to 7 s',
      (of) => of.cuesOfGoodLength,
      '>= 99 %',
      (value) => value >= 0.99,
    ),
    row(
      'overlapping cues',
      (of) => of.overlaps,
      '0 %',
      (value) => value === 0,
    ),
    row(
      'gaps of 84 ms, or of 500 ms and more',
      (of) => of.goodGaps,
      '',
      () => true,
    ),
    row(
      'cues 1.5 s past their speech',
      (of) => of.longHangs,
      '0 %',
      (value) => value === 0,
    ),
  ].map((made) => (made.target === '' ? { ...made, met: null } : made));
}

export function costRows(session: LongSession): readonly Row[] {
  const formats = Object.entries(session.formatMs).map(([format, ms]) => `${format} ${Math.round(ms)}`);
  return [
    {
      ...plainRow(
        `${session.hours} h, ${session.words} words: all formats`,
        `${Math.round(session.allFormatsMs)} ms (${formats.join(', ')})`,
      ),
      target: '<= 500 ms',
      met: session.allFormatsMs <= 500,
    },
    {
      ...plainRow('heap it keeps, texts included', `${session.heapGrowthMb.toFixed(1)} MB`),
      target: '<= 30 MB',
      met: session.heapGrowthMb <= 30,
    },
  ];
}

function plainRow(what: string, ours: string): Row {
  return { what, ours, target: '', met: null, naive: [] };
}

function spread(of: Spread | undefined): string {
  return of === undefined ? '' : `${of.mean} / ${of.median} / ${of.p95}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

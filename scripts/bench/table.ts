/**
 * Prints the caption bench's numbers in columns, each with its target and whether it was met. It measures
 * nothing.
 */
import { printColumns } from '../columns.ts';
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

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly target: string;
  readonly met: boolean | null;
  readonly naive: readonly string[];
}

/** Most mean start error per condition, in the order of the trials. */
const START_TARGETS_MS = [60, 80, 150, 100, 80, 80, 80];
const START_P95_CLEAN_MS = 200;
const END_TARGET_MS = 80;

const HEADER: Row = {
  what: 'errors in ms: mean / median / p95',
  ours: 'ours',
  target: 'target',
  met: null,
  naive: ['text arrival', 'spread over turn', 'greedy fill'],
};

export function printTable(report: Report): void {
  const rows = [HEADER, ...timingRows(report), ...shapeRows(report), ...costRows(report.longSession)];
  printColumns(rows.map((row) => [row.what, row.ours, row.target, verdict(row.met), ...row.naive]));
}

/** One row per condition, starts before ends. */
function timingRows({ trials, secondEngine, throughTheApp }: Report): readonly Row[] {
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

type Share = (shape: Shape) => number;

/** What a share is of, which one, and where there is a target: how it is said and whether it is met. */
const SHARES: readonly (readonly [string, Share, string?, ((share: number) => boolean)?])[] = [
  ['lines of at most 42 characters', (of) => of.linesWithin42, '100 %', (share) => share === 1],
  ['cues of at most two lines', (of) => of.cuesWithinTwoLines, '100 %', (share) => share === 1],
  ['line breaks after a small word', (of) => of.badLineBreaks, '<= 2 %', (share) => share <= 0.02],
  ['cue breaks after a small word', (of) => of.badCueBreaks, '<= 1 %', (share) => share <= 0.01],
  ['cue breaks without punctuation', (of) => of.unmarkedCueBreaks],
  ['cues of at most 20 cps', (of) => of.cuesWithin20Cps, '>= 90 %', (share) => share >= 0.9],
  ['cues above 25 cps', (of) => of.cuesAbove25Cps],
  ['cues of 0.833 to 7 s', (of) => of.cuesOfGoodLength, '>= 99 %', (share) => share >= 0.99],
  ['overlapping cues', (of) => of.overlaps, '0 %', (share) => share === 0],
  ['gaps of 84 ms, or of 500 ms and more', (of) => of.goodGaps],
  ['cues 1.5 s past their speech', (of) => of.longHangs, '0 %', (share) => share === 0],
];

function shapeRows({ shape, greedyShape }: Report): readonly Row[] {
  const counts = (of: Shape) => `${of.cues} / ${of.meanLineChars.toFixed(1)} / ${of.medianCps.toFixed(1)}`;
  const first = plainRow('cues / characters a line / median cps', counts(shape));
  const shares = SHARES.map(([what, pick, target = '', isMet]): Row => {
    const naive = ['', '', percent(pick(greedyShape))];
    return { what, ours: percent(pick(shape)), target, met: isMet?.(pick(shape)) ?? null, naive };
  });
  return [{ ...first, naive: ['', '', counts(greedyShape)] }, ...shares];
}

function costRows(session: LongSession): readonly Row[] {
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

function verdict(met: boolean | null): string {
  return met === null ? '' : met ? 'met' : 'SHORT';
}

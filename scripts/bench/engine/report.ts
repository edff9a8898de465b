/** Prints the engine bench's figures as one table, and how far each aim is missed. It measures nothing. */
import { loadavg } from 'node:os';
import { printColumns } from '../../columns.ts';
import { type Heard, quantile } from './live.ts';
import type { Part } from './material.ts';
import type { Result, Results } from './results.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const seconds = (ms: number): string => (Number.isNaN(ms) ? '–' : (ms / 1_000).toFixed(2));

const HEADER = [
  'sound',
  'by',
  'words',
  'error painted',
  'saved',
  'word end → painted, p50 / p95 s',
  'painted that changed',
  'of a core',
  'MB at most',
  'load ms',
];

function rowOf({ name, hasWords }: Part, subject: string, heard: Heard, whole: Result): readonly string[] {
  const words = hasWords
    ? [
        String(heard.words),
        percent(heard.paintedErrors / heard.words),
        percent(heard.savedErrors / heard.words),
      ]
    : ['0', `${heard.paintedErrors} words`, `${heard.savedErrors} words`];
  const delay = `${seconds(quantile(heard.delaysMs, 0.5))} / ${seconds(quantile(heard.delaysMs, 0.95))}`;
  const changed = heard.painted === 0 ? '–' : percent(heard.changed / heard.painted);
  const cost = [percent(heard.cpuShare), String(whole.residentMb), String(whole.loadMs)];
  return [name, subject, ...words, hasWords ? delay : '–', changed, ...cost];
}

export function printReport(parts: readonly Part[], results: Results): void {
  const rows = parts.flatMap((part, index) =>
    [...results].map(([subject, result]) => {
      const heard = result.ok ? result.value.heard[index] : undefined;
      if (!result.ok || heard === undefined) return [part.name, subject, result.ok ? '' : result.reason];
      return rowOf(part, subject, heard, result.value);
    }),
  );
  console.log('');
  printColumns([HEADER, ...rows]);
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(
    `\nCosts are processor time, not time on the clock. Load of the machine: ${load.join(', ')}.\n`,
  );
  const ours = results.get('ours, base');
  if (ours?.ok) printAims(parts, ours.value);
}

/** What is measured, its aim, and in which unit. */
interface Aim {
  readonly what: string;
  readonly is: number;
  readonly atMost: number;
  readonly unit: '%' | 's' | 'MB' | 'words';
}

const SAVED_AT_MOST: Readonly<Record<number, number>> = { 20: 5, 10: 9 };

function aimsOf(part: Part, heard: Heard): readonly Aim[] {
  const { name, noiseDb, hasWords } = part;
  const saved = {
    what: `${name}: error saved`,
    is: (100 * heard.savedErrors) / heard.words,
    unit: '%',
  } as const;
  if (!hasWords)
    return [
      { what: `${name}: words painted`, is: heard.paintedErrors, atMost: 0, unit: 'words' },
      { what: `${name}: words saved`, is: heard.savedErrors, atMost: 0, unit: 'words' },
    ];
  if (noiseDb !== null) return [{ ...saved, atMost: SAVED_AT_MOST[noiseDb] ?? Number.POSITIVE_INFINITY }];
  const delay = (share: number): number => quantile(heard.delaysMs, share) / 1_000;
  return [
    { ...saved, atMost: 3.5 },
    { what: 'error painted', is: (100 * heard.paintedErrors) / heard.words, atMost: 5, unit: '%' },
    { what: 'word end → painted, p50', is: delay(0.5), atMost: 0.9, unit: 's' },
    { what: 'word end → painted, p95', is: delay(0.95), atMost: 1.5, unit: 's' },
    { what: 'painted words that changed', is: heard.changed, atMost: 0, unit: 'words' },
    { what: 'of a core', is: 100 * heard.cpuShare, atMost: 45, unit: '%' },
  ];
}

function printAims(parts: readonly Part[], { heard, residentMb }: Result): void {
  const aims = parts.flatMap((part, index) => (heard[index] ? aimsOf(part, heard[index]) : []));
  const memory: Aim = { what: 'memory', is: residentMb, atMost: 450, unit: 'MB' };
  printColumns([
    ['ours, base', 'measured', 'aim', ''],
    ...[...aims, memory].map(({ what, is, atMost, unit }) => {
      const digits = { '%': 1, s: 2, MB: 0, words: 0 }[unit];
      const figure = (value: number): string => `${value.toFixed(digits)} ${unit}`;
      return [
        what,
        figure(is),
        `≤ ${figure(atMost)}`,
        is > atMost ? `missed by ${figure(is - atMost)}` : 'met',
      ];
    }),
  ]);
}

/** How good a run was: words, times, latency, steadiness. Computes and prints; runs nothing. */
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import type { CaptionedTalk } from '../../e2e/session/captionedTalk.ts';
import { compareWords, type WordComparison, wordsIn } from '../../e2e/session/captionedWords.ts';
import type { ProbeLog } from '../../e2e/session/probe.ts';
import type { Talk } from '../../e2e/speech/talk.ts';
import { scoreTranscript } from '../bench/score.ts';
import { printColumns } from '../columns.ts';
import { accountFor } from '../faults/account.ts';

/** null where nothing could be measured. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export interface DemoReport {
  readonly host: 'electron' | 'stand-in';
  /** What was said is not known where there is null. */
  readonly words: WordComparison | null;
  readonly text: string;
  /** Of the missing words, those that a gap marks. */
  readonly missingInGaps: number;
  /** Start of a cue in the SRT against the start of its first word; null where no such word has an exact time. */
  readonly cueStartErrorMs: { readonly mean: number; readonly p95: number } | null;
  /** From a message on the data channel to the end of the frame that shows it. */
  readonly receivedToPaintedMs: Percentiles;
  /** From the end of a spoken word to the end of the frame that first shows it. */
  readonly spokenToPaintedMs: Percentiles;
  /**
   * Characters that were on screen and then changed or vanished other than by rolling up, per character of
   * the final text.
   */
  readonly erasure: number;
}

export function reportOf({ host, transcript, probe }: CaptionedTalk, talk: Talk): DemoReport {
  const captioned = transcript.entries.flatMap((entry) => (entry.kind === 'line' ? wordsIn(entry.text) : []));
  const { startErrorMs } = scoreTranscript(transcript, talk.words);
  const received = probe.paints.flatMap(({ at, receivedAt }) =>
    receivedAt === null ? [] : [at - receivedAt],
  );
  const spoken = talk.words.map(({ word }) => word);
  return {
    host,
    words: spoken.length === 0 ? null : compareWords(spoken, captioned),
    text: captioned.join(' '),
    missingInGaps: accountFor(talk.words, transcript.entries).inGap,
    cueStartErrorMs:
      startErrorMs.count === 0 ? null : { mean: round(startErrorMs.mean), p95: round(startErrorMs.p95) },
    receivedToPaintedMs: percentiles(received),
    spokenToPaintedMs: percentiles(spokenToPainted(probe, talk)),
    erasure: erasureOf(probe),
  };
}

/** Every spoken word captioned exactly once, in order; where nobody knows them, any. */
export function isPerfect({ words, text }: DemoReport): boolean {
  if (words === null) return text !== '';
  return words.missing.length === 0 && words.extra.length === 0 && words.captioned === words.spoken;
}

export function printReport(report: DemoReport, outDir: string): void {
  const { words, cueStartErrorMs, receivedToPaintedMs, spokenToPaintedMs } = report;
  const rows: readonly (readonly [string, string])[] = [
    [
      'host',
      report.host === 'electron' ? `Electron ${electronVersion()}` : 'stand-in for Electron, in Chromium',
    ],
    ['words', wordsLine(report)],
    [
      'cue starts in the SRT',
      cueStartErrorMs === null
        ? NOT_COMPARED
        : `${cueStartErrorMs.mean} ms off on average, p95 ${cueStartErrorMs.p95} ms`,
    ],
    ['text received to painted', spread(receivedToPaintedMs)],
    ['word spoken to painted', spread(spokenToPaintedMs)],
    ['erasure on screen', String(report.erasure)],
    ['files', outDir],
  ];
  printColumns(rows.map(([name, value]) => ['', name, value]));
  if (words === null) console.log(`\nHeard: ${report.text}`);
  else printMistakes(words, report.missingInGaps);
}

const NOT_COMPARED = 'not compared: no word of the talk has an exact time';

const spread = ({ p50, p95, p99 }: Percentiles): string =>
  p50 === null ? NOT_COMPARED : `${p50} / ${p95} / ${p99} ms (p50 / p95 / p99)`;

function wordsLine({ words, text }: DemoReport): string {
  if (words === null)
    return `${wordsIn(text).length} captioned; not compared: what was said is not known (--words)`;
  const { captioned, spoken, missing, extra } = words;
  return `${captioned} captioned of ${spoken} spoken, ${missing.length} missing, ${extra.length} extra`;
}

function printMistakes(words: WordComparison, missingInGaps: number): void {
  if (words.missing.length > 0) {
    console.log(`  missing: ${words.missing.join(' ')}`);
    console.log(`  ${missingInGaps} of them lie in gaps that the transcript marks.`);
    const load = loadavg()[0] ?? 0;
    if (load > cpus().length)
      console.log(
        `  The machine is busy (load ${load.toFixed(1)}): sound may not have reached the app. Run it again when it is quiet.`,
      );
  }
  if (words.extra.length > 0) console.log(`  extra: ${words.extra.join(' ')}`);
}

const round = (value: number) => Math.round(value * 10) / 10;

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return value === undefined ? null : round(value);
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Words appear on screen in the order spoken, so the n-th new word on screen is the n-th spoken one. */
function spokenToPainted({ microphoneAt, paints }: ProbeLog, { words }: Talk): readonly number[] {
  if (microphoneAt === null) return [];
  const delays: number[] = [];
  let next = 0;
  let before: readonly string[] = [];
  for (const { at, text } of paints) {
    const now = wordsIn(text);
    for (const shown of now.slice(overlapOf(before, now))) {
      const spoken = words[next];
      if (spoken === undefined || !spoken.word.startsWith(shown.replace(/[.,;:!?]+$/u, ''))) continue;
      if (spoken.exact) delays.push(at - microphoneAt - spoken.endMs);
      next += 1;
    }
    before = now;
  }
  return delays;
}

/** How many words at the start of `now` were at the end of `before`: the rest is new. */
function overlapOf(before: readonly string[], now: readonly string[]): number {
  for (let start = 0; start < before.length; start += 1) {
    const tail = before.slice(start);
    const isSame = tail.every((word, index) => now[index]?.startsWith(word) ?? false);
    if (isSame) return tail.length;
  }
  return 0;
}

/**
 * The sum that Chromium logs as its flicker rate, over rows that are still there: what was painted and did
 * not stay.
 */
function erasureOf({ paints }: ProbeLog): number {
  let erased = 0;
  let written = 0;
  let before: readonly string[] = [];
  for (const { text } of paints) {
    const rows = text.split('\n').filter((row) => row !== '');
    const kept = before.findIndex(
      (row) =>
        rows[0] !== undefined && commonPrefix(row, rows[0]) >= Math.min(row.length, rows[0].length) / 2,
    );
    const stayed = kept === -1 ? [] : before.slice(kept);
    for (const [index, row] of stayed.entries()) erased += row.length - commonPrefix(row, rows[index] ?? '');
    const shown = stayed.reduce((sum, row) => sum + row.length, 0);
    written += Math.max(0, rows.reduce((sum, row) => sum + row.length, 0) - shown);
    before = rows;
  }
  return written === 0 ? 0 : Math.round((erased / written) * 1_000) / 1_000;
}

function commonPrefix(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length += 1;
  return length;
}

function electronVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('electron/package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

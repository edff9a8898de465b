/** How good a run was: words, times, latency, steadiness. Computes and prints; runs nothing. */
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import type { CaptionedTalk } from '../../e2e/session/captionedTalk.ts';
import { compareWords, type WordComparison, wordsIn } from '../../e2e/session/captionedWords.ts';
import type { SpokenWord, Talk } from '../../e2e/speech/talk.ts';
import { plainWords, wordErrors } from '../../e2e/speech/wordErrors.ts';
import { scoreTranscript } from '../bench/score.ts';
import { printColumns } from '../columns.ts';
import { accountFor } from '../faults/account.ts';
import { erasureOf, type Percentiles, percentiles, round, spokenToPainted } from './painted.ts';

export interface DemoReport {
  readonly host: 'electron' | 'stand-in';
  /** Word by word, where the engine knew the words beforehand. */
  readonly words: WordComparison | null;
  /** Of a real recognizer: words left out, put in or written as others; null where nobody knows what was said. */
  readonly errors: { readonly count: number; readonly of: number } | null;
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

/** What was said: a talk, its text where that is known, and whether the engine was told its words. */
export interface Said {
  readonly talk: Talk;
  readonly text: string | null;
  readonly isTold: boolean;
}

export function reportOf(
  { host, transcript, probe }: CaptionedTalk,
  { talk, text, isTold }: Said,
): DemoReport {
  const captioned = transcript.entries.flatMap((entry) => (entry.kind === 'line' ? wordsIn(entry.text) : []));
  const { startErrorMs } = scoreTranscript(transcript, talk.words);
  const received = probe.paints.flatMap(({ at, receivedAt }) =>
    receivedAt === null ? [] : [at - receivedAt],
  );
  const spoken = talk.words.map(({ word }) => word);
  return {
    host,
    words: isTold ? compareWords(spoken, captioned) : null,
    errors: isTold || text === null ? null : errorsOf(text, captioned.join(' ')),
    text: captioned.join(' '),
    missingInGaps: accountFor(talk.words, transcript.entries).inGap,
    cueStartErrorMs:
      startErrorMs.count === 0 ? null : { mean: round(startErrorMs.mean), p95: round(startErrorMs.p95) },
    receivedToPaintedMs: percentiles(received),
    spokenToPaintedMs: percentiles(
      spokenToPainted(probe, talk.words.length > 0 ? talk.words : toldWords(transcript)),
    ),
    erasure: erasureOf(probe),
  };
}

function errorsOf(said: string, captioned: string): { readonly count: number; readonly of: number } {
  const spoken = plainWords(said);
  return { count: wordErrors(spoken, plainWords(captioned)), of: spoken.length };
}

/** When words were said as the engine tells it, where nobody else knows. */
function toldWords({ entries }: CaptionedTalk['transcript']): readonly SpokenWord[] {
  return entries.flatMap((entry) =>
    entry.kind === 'line'
      ? (entry.words ?? []).map(([word, startMs, endMs]) => ({ word, startMs, endMs, exact: true }))
      : [],
  );
}

/** Twice what the recognizer gets wrong of people's speech in a quiet room. More is a fault. */
const MOST_ERRORS_SHARE = 0.2;

/** Every word that the engine was told captioned exactly once, in order; else few mistakes, or any text at all. */
export function isGood({ words, errors, text }: DemoReport): boolean {
  if (errors !== null) return errors.count <= MOST_ERRORS_SHARE * errors.of;
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
  if (words === null && report.errors === null) console.log(`\nHeard: ${report.text}`);
  else if (words !== null) printMistakes(words, report.missingInGaps);
}

const NOT_COMPARED = 'not compared: no word of the talk has an exact time';

const spread = ({ p50, p95, p99 }: Percentiles): string =>
  p50 === null ? NOT_COMPARED : `${p50} / ${p95} / ${p99} ms (p50 / p95 / p99)`;

function wordsLine({ words, errors, text }: DemoReport): string {
  if (errors !== null) {
    const percent = round((100 * errors.count) / Math.max(1, errors.of));
    return `${errors.count} of ${errors.of} left out, put in or heard as others (${percent} %)`;
  }
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

function electronVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('electron/package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

/** What a row of the matrix came to, and how the matrix is printed. Measures nothing. */

import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { JournalEntry } from '../../e2e/service/journal.ts';
import { printColumns } from '../columns.ts';
import type { Account } from './account.ts';

export interface FaultResult extends Account {
  readonly fault: string;
  /** From the end of the fault until captions are live and bring new text; null where there is none, or none came. */
  readonly recoveredMs: number | null;
  readonly note: string;
  /** What was kept, for whoever looks into the row. */
  readonly kept: readonly TranscriptEntry[];
  /** What the server saw and did, for rows that lost words. */
  readonly journal: readonly JournalEntry[];
  /** Why the row could not be run, or null. */
  readonly broken: string | null;
}

const HEAD = [
  'fault',
  'words said',
  'captioned',
  'heard as others',
  'in a gap',
  'lost without a mark',
  'said twice',
  'seconds to recover',
  'note',
];

export function printMatrix(results: readonly FaultResult[]): void {
  printColumns([HEAD, ...results.map(cellsOf)]);
  for (const { fault, lost } of results) {
    const words = lost.map(({ word, startMs }) => `${word} (${(startMs / 1_000).toFixed(1)} s)`);
    if (words.length > 0) console.log(`  lost in “${fault}”: ${words.join(', ')}`);
  }
}

/** Of people's speech the recognizer hears one word in twenty as another; the server's and the app's hear by turns. */
const MOST_MISHEARD_SHARE = 0.15;

/** Nothing was lost without a mark, and every row ran. */
export const isWell = ({ said, misheard, lost, broken }: FaultResult): boolean =>
  lost.length === 0 && misheard <= MOST_MISHEARD_SHARE * said && broken === null;

export function brokenRow(fault: string, error: unknown): FaultResult {
  const broken = error instanceof Error ? error.message : String(error);
  return {
    ...{ fault, said: 0, captioned: 0, misheard: 0, inGap: 0, lost: [], twice: [] },
    ...{ recoveredMs: null, note: '', kept: [], journal: [] },
    broken,
  };
}

function cellsOf(result: FaultResult): readonly string[] {
  const { fault, said, captioned, misheard, inGap, lost, twice, recoveredMs, note, broken } = result;
  if (broken !== null) return [fault, ...Array<string>(7).fill('–'), `did not run: ${broken.split('\n')[0]}`];
  const seconds = recoveredMs === null ? '–' : (recoveredMs / 1_000).toFixed(1);
  return [fault, ...[said, captioned, misheard, inGap, lost.length, twice.length].map(String), seconds, note];
}

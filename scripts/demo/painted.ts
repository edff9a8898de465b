/** How soon words were on screen and how they stayed there, from what was painted when. Runs nothing. */
import { lettersOf } from '../../core/hearing/words.ts';
import { wordsIn } from '../../e2e/session/captionedWords.ts';
import type { ProbeLog } from '../../e2e/session/probe.ts';
import type { SpokenWord } from '../../e2e/speech/talk.ts';

/** null where nothing could be measured. */
export interface Percentiles {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

export const round = (value: number) => Math.round(value * 10) / 10;

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return value === undefined ? null : round(value);
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** How far ahead a word on screen is looked for: where one was written otherwise, the next are found again. */
const LOOK_AHEAD = 4;

/** Words appear on screen in the order spoken. From the end of each to the frame that first shows it, in milliseconds. */
export function spokenToPainted(
  { microphoneAt, paints }: ProbeLog,
  words: readonly SpokenWord[],
): readonly number[] {
  if (microphoneAt === null) return [];
  const delays: number[] = [];
  let next = 0;
  let before: readonly string[] = [];
  for (const { at, text } of paints) {
    const now = wordsIn(text);
    for (const shown of now.slice(overlapOf(before, now))) {
      const ahead = words.slice(next, next + LOOK_AHEAD);
      const found = ahead.findIndex(({ word }) => lettersOf(word).startsWith(lettersOf(shown)));
      const spoken = ahead[found];
      if (spoken === undefined || lettersOf(shown) === '') continue;
      if (spoken.exact) delays.push(at - microphoneAt - spoken.endMs);
      next += found + 1;
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
export function erasureOf({ paints }: ProbeLog): number {
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

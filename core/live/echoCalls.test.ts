/** The rule on echoes over two scripted calls and many made-up ones: what of them a reader sees twice, and what not at all. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Call, call, shownOf } from '../../e2e/live/echoCall.ts';
import type { TranscriptLine } from '../transcript/transcript.ts';
import { echoedWords } from './echo.ts';
import { farWords, withEchoMarked } from './echoMark.ts';
import { spannedWords } from './wordSpans.ts';

const judged =
  (others: readonly TranscriptLine[]) =>
  (line: TranscriptLine): readonly boolean[] =>
    echoedWords(spannedWords(line), farWords(others, line));

const seen = ({ you, others }: Call) => shownOf(you, judged(others));

/** Calls of 72 sentences each, at these delays of the echo. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const ECHO_MS = [3, 120, 300, 480];

/** All of them at one rate of words that are wrong in each lane: what is not the same in both is twice as much. */
function over(errorRate: number, isTold: boolean) {
  const sums = { echoes: 0, own: 0, removed: 0, doubled: [] as string[], lost: [] as string[] };
  for (const [index, seed] of SEEDS.entries()) {
    const echoMs = ECHO_MS[index % ECHO_MS.length] ?? 0;
    const shown = seen(call(seed, { errorRate, echoMs, isTold }, true));
    sums.echoes += shown.echoes;
    sums.own += shown.own;
    sums.removed += shown.removed.length;
    sums.doubled.push(...shown.doubled);
    sums.lost.push(...shown.lost);
  }
  return sums;
}

for (const isTold of [true, false]) {
  const times = isTold ? 'told' : 'estimated';
  for (const errorRate of [0, 0.02, 0.05])
    test(`with ${errorRate * 100} % wrong words and ${times} times no line comes twice and no own line goes`, () => {
      const { echoes, own, removed, doubled, lost } = over(errorRate, isTold);
      expect(lost).toEqual([]);
      // Where both lanes err, now and then less than four fifths of a line are the same.
      expect(doubled.length / echoes).toBeLessThanOrEqual(errorRate < 0.05 ? 0 : 0.01);
      // A lone word that was written down wrong is anybody's; so is which of two copies is theirs, without exact times.
      expect(removed / own).toBeLessThan(isTold ? 0.001 : 0.003);
      expect(echoes).toBeGreaterThan(200);
    });

  test(`with 10 % wrong words and ${times} times no own line goes, and hardly a line comes twice`, () => {
    const { echoes, own, removed, doubled, lost } = over(0.1, isTold);
    expect(lost).toEqual([]);
    expect([removed / own < 0.003, doubled.length / echoes < 0.04]).toEqual([true, true]);
  });
}

test('with headphones nothing is ever touched: short answers, talk at once, words said again', () => {
  const conditions = fc.record({
    errorRate: fc.constantFrom(0, 0.05, 0.15),
    echoMs: fc.constant(0),
    isTold: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.nat(), conditions, (seed, condition) => {
      const { you, others } = call(seed, condition, false);
      for (const { line } of you) expect(withEchoMarked(line, others)).toBe(line);
    }),
    { numRuns: 40 },
  );
});

test('whatever two people say at once, what is left and what is marked are the words of the line', () => {
  const words = fc.array(fc.constantFrom(...'a the we go on so I do to is it in of yes no and'.split(' ')), {
    minLength: 1,
    maxLength: 30,
  });
  const said = (lane: string, text: string, startMs: number): TranscriptLine => ({
    ...{ kind: 'line', lane, id: lane, text, state: 'final', startMs, endMs: startMs + 6_000, speaker: null },
    islands: [{ startMs, endMs: startMs + 6_000 }],
    anchors: [],
  });
  fc.assert(
    fc.property(words, words, fc.nat(4_000), (mine, theirs, lateMs) => {
      const mic = said('you', mine.join(' '), 1_000 + lateMs);
      const marked = withEchoMarked(mic, [said('others', theirs.join(' '), 1_000)]);
      if (marked === mic) return;
      expect(marked.echo).toEqual({ of: 'others', text: mic.text });
      expect(mine.length - marked.text.split(' ').filter(Boolean).length).toBeGreaterThanOrEqual(4);
      expect(marked.startMs).toBeGreaterThanOrEqual(mic.startMs);
      expect(marked.endMs).toBeLessThanOrEqual(mic.endMs);
    }),
  );
});

/** Gaps as they are written down: in order, apart, and no fewer milliseconds than were lost. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { TranscriptGap } from '../../core/transcript/transcript.ts';
import { createGaps } from './gaps.ts';

function open() {
  const kept = new Map<string, TranscriptGap>();
  const written: TranscriptGap[] = [];
  const gaps = createGaps('you', (gap) => {
    written.push(gap);
    kept.set(gap.id, gap);
  });
  const spans = () =>
    [...kept.values()]
      .toSorted((first, second) => first.startMs - second.startMs)
      .map(({ startMs, endMs }) => [startMs, endMs]);
  return { gaps, written, kept, spans };
}

test('losses close together are one gap, which is written at its start, once a second and at the end', () => {
  const { gaps, written, spans } = open();
  for (let startMs = 0; startMs < 2_400; startMs += 10) gaps.add([{ startMs, endMs: startMs + 10 }]);
  gaps.flush();
  expect(written.map(({ endMs }) => endMs)).toEqual([300, 1_300, 2_300, 2_400]);
  gaps.add([{ startMs: 4_000, endMs: 4_500 }]);
  gaps.flush();
  expect(spans()).toEqual([[0, 4_500]]);
  gaps.add([{ startMs: 7_000, endMs: 7_900 }]);
  expect(spans()).toEqual([
    [0, 4_500],
    [7_000, 7_900],
  ]);
});

test('what is lost on both sides of a gap joins it, and is counted once', () => {
  const { gaps, spans } = open();
  gaps.add([{ startMs: 9_840, endMs: 10_930 }]);
  gaps.add([
    { startMs: 300, endMs: 3_900 },
    { startMs: 4_200, endMs: 12_000 },
    { startMs: 13_000, endMs: 20_370 },
  ]);
  gaps.flush();
  expect(spans()).toEqual([
    [300, 9_840],
    [9_840, 20_370],
  ]);
});

test('less than a word is no gap', () => {
  const { gaps, spans } = open();
  gaps.add([{ startMs: 1_000, endMs: 1_290 }]);
  gaps.flush();
  expect(spans()).toEqual([]);
});

test('however spans are lost, gaps stay apart and hold every moment of them', () => {
  const anySpan = fc
    .record({ startMs: fc.nat(40_000), lengthMs: fc.integer({ min: 300, max: 6_000 }) })
    .map(({ startMs, lengthMs }) => ({ startMs, endMs: startMs + lengthMs }));
  fc.assert(
    fc.property(fc.array(fc.array(anySpan, { maxLength: 4 }), { maxLength: 12 }), (losses) => {
      const { gaps, spans } = open();
      for (const lost of losses) gaps.add(lost);
      gaps.flush();
      const kept = spans();
      for (const [index, [startMs = 0]] of kept.entries())
        expect(startMs).toBeGreaterThanOrEqual(kept[index - 1]?.[1] ?? 0);
      const covered = (atMs: number) =>
        kept.some(([startMs = 0, endMs = 0]) => startMs <= atMs && atMs < endMs);
      for (const { startMs, endMs } of losses.flat())
        expect([startMs, endMs - 1].map(covered)).toEqual([true, true]);
    }),
  );
});

const foreign = (startMs: number, endMs: number) => [{ startMs, endMs }];

test('speech that is not understood grows as one entry, apart from lost speech and from what was said between', () => {
  const { gaps, kept } = open();
  gaps.add(foreign(0, 1_000));
  gaps.addNotUnderstood(foreign(900, 3_000), []);
  gaps.addNotUnderstood(foreign(6_000, 9_000), []);
  gaps.add(foreign(9_000, 9_500));
  gaps.addNotUnderstood(foreign(9_600, 12_000), []);
  gaps.addNotUnderstood(foreign(14_000, 16_000), [{ startMs: 12_500, endMs: 13_500 }]);
  gaps.addNotUnderstood(foreign(22_000, 23_000), []);
  expect([...kept.values()].map(({ startMs, endMs, reason }) => [startMs, endMs, reason])).toEqual([
    [0, 1_000, undefined],
    [1_000, 9_000, 'notUnderstood'],
    [9_000, 9_500, undefined],
    [9_600, 12_000, 'notUnderstood'],
    [14_000, 16_000, 'notUnderstood'],
    [22_000, 23_000, 'notUnderstood'],
  ]);
});

/** Entries of several lanes, told more than once. */
import { expect, test } from '@playwright/test';
import { mergeEntries } from './entries.ts';
import type { TranscriptEntry } from './transcript.ts';

const gap = (lane: string, id: string, startMs: number, endMs: number): TranscriptEntry => ({
  ...{ kind: 'gap', lane, id, startMs, endMs },
});

test('the last of each key stays, in the order of speech; the same id in another lane is another entry', () => {
  expect(
    mergeEntries([
      gap('left', '1', 5_000, 6_000),
      gap('left', '2', 1_000, 3_000),
      gap('right', '1', 1_000, 2_000),
      gap('left', '1', 500, 900),
    ]),
  ).toEqual([gap('left', '1', 500, 900), gap('right', '1', 1_000, 2_000), gap('left', '2', 1_000, 3_000)]);
});

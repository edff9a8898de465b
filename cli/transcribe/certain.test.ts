/** Checks that nothing is told that a second run would hear again, and everything once in the end. */
import { expect, test } from '@playwright/test';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { append, begin, gap, standing } from '../../e2e/cli/changes.ts';
import { createCertain } from './certain.ts';

test('an entry is told once a lane is known to have got past it, again when it changes, and the rest at the end', () => {
  const told: TranscriptChange[] = [];
  const { note, end } = createCertain((change) => void told.push(change));
  const news = () => told.splice(0);
  note(begin('s'));
  expect(news()).toEqual([begin('s')]);
  note(append(gap('1', 0)));
  note(append(gap('2', 2_000)));
  expect(news()).toEqual([]);
  note(standing(1_500));
  expect(news()).toEqual([append(gap('1', 0))]);
  // What is still open lies before an entry that is settled.
  note(standing(6_000, [gap('3', 1_600)]));
  expect(news()).toEqual([]);
  note(append(gap('1', 100)));
  note(standing(6_000));
  expect(news()).toEqual([append(gap('1', 100)), append(gap('2', 2_000))]);
  note(append(gap('4', 7_000)));
  expect(end()).toEqual([gap('1', 100), gap('2', 2_000), gap('4', 7_000)]);
  expect(news()).toEqual([append(gap('4', 7_000))]);
});

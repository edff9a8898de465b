/** A word is shown when it was said, whichever turn's text it came with. */
import { expect, test } from '@playwright/test';
import { line } from '../../../e2e/subtitles/handmade.ts';
import type { TranscriptLine } from '../../transcript/transcript.ts';
import { withLateWord } from './lateWord.ts';

const DELAY_MS = 700;
const open = line('I am hungry and I want', 1_000, 3_000, {
  id: 'a',
  anchors: [
    { chars: 11, atMs: 2_000 },
    { chars: 22, atMs: 3_100 },
  ],
});
const next = line('lunch. Where shall we go?', 4_600, 6_000, {
  id: 'b',
  anchors: [
    { chars: 6, atMs: 3_700 },
    { chars: 12, atMs: 5_600 },
    { chars: 25, atMs: 6_800 },
  ],
});
const texts = (before: TranscriptLine, after: TranscriptLine) =>
  withLateWord(before, after, DELAY_MS)?.map(({ text }) => text) ?? null;

test('a last word whose text came before its turn was spoken goes back, with its arrival', () => {
  expect(withLateWord(open, next, DELAY_MS)).toEqual([
    {
      ...open,
      text: 'I am hungry and I want lunch.',
      anchors: [...open.anchors, { chars: 29, atMs: 3_700 }],
    },
    {
      ...next,
      text: 'Where shall we go?',
      anchors: [
        { chars: 5, atMs: 5_600 },
        { chars: 18, atMs: 6_800 },
      ],
    },
  ]);
});

test('so does one whose text came late, where the turn before ends in speech without words', () => {
  const late = { ...next, anchors: [{ chars: 12, atMs: 5_600 }] };
  expect(texts(open, late)).toEqual(['I am hungry and I want lunch.', 'Where shall we go?']);
  expect(texts({ ...open, endMs: 2_500 }, late)).toBe(null);
});

test('a word alone goes back when its text came before its turn was spoken', () => {
  expect(texts(open, { ...next, text: 'lunch.' })).toEqual(['I am hungry and I want lunch.', '']);
});

test('a word stays that was said in its turn, ends no sentence, or follows one that is over or was cut off', () => {
  expect([
    texts({ ...open, endMs: 2_500 }, { ...next, anchors: [{ chars: 6, atMs: 5_700 }] }),
    texts(open, { ...next, text: 'lunch and tea. Where?' }),
    texts({ ...open, text: 'I am hungry and I want it.' }, next),
    texts({ ...open, state: 'interrupted' }, next),
    texts(open, { ...next, lane: 'others' }),
    texts(open, { ...next, speaker: 'Ann' }),
    texts(open, { ...next, text: '' }),
  ]).toEqual([null, null, null, null, null, null, null]);
});

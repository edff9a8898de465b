/** Signs that stand alone: with the word they belong to, never a cue or line of their own. */
import { expect, test } from '@playwright/test';
import type { Transcript } from '../../transcript/transcript.ts';
import { writeSubtitles } from '../subtitles.ts';

const session = { id: 's', startedAtEpochMs: 0, languages: [] };
const said = (text: string, endMs: number): Transcript => ({
  session,
  entries: [
    {
      ...({ kind: 'line', lane: 'you', id: 'a', text, state: 'final', startMs: 0, endMs } as const),
      ...{ islands: [], anchors: [], speaker: null },
    },
  ],
});
const linesOf = (text: string, endMs: number) => {
  const file = writeSubtitles(said(text, endMs), 'srt');
  return file.ok ? file.value.split('\n').filter((line) => line !== '' && !/^\d+$|-->/u.test(line)) : [];
};

test('no cue and no line is a sign alone, however long a turn its few words are spread over', () => {
  const texts = [
    '... and then',
    '— and then',
    '« Bonjour tout le monde »',
    '¿ Qué tal ?',
    '( laughs )',
    '$ 5 and & more',
    'A . B . C .',
  ];
  for (const text of texts)
    for (const endMs of [2_000, 9_000, 12_000, 30_000]) {
      const lines = linesOf(text, endMs);
      expect(lines.filter((line) => !/[\p{L}\p{N}]/u.test(line))).toEqual([]);
      expect(lines.join(' ')).toBe(text);
    }
});

test('an opening sign goes with what follows, any other with what was before', () => {
  expect(
    linesOf(
      'Good evening everybody « and welcome to this house » of the opera in the middle of town',
      9_000,
    ).join('|'),
  ).not.toMatch(/«\||\|»/u);
});

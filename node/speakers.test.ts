/** What one speaker said is found by any name they go by. Real SQLite. */
import { expect, test } from '@playwright/test';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';

const by = (lane: string, id: string, text: string, speaker: string | null = null) => ({
  ...{ ...line(id, text), lane, speaker },
});

test('lines are found by the speaker’s name, the lane’s name or label, or the lane, in any case', () => {
  const { transcripts } = open(newFolder());
  const names = { you: 'Ann Ó Dálaigh', others: 'The team' };
  transcripts.record(begin({ ...head, names }));
  transcripts.record(append('s1', by('you', '1', 'The budget is late.')));
  transcripts.record(append('s1', by('others', '2', 'Our budget is not.')));
  transcripts.record(append('s1', by('others', '3', 'My budget neither.', 'Bo')));
  transcripts.record(begin({ ...head, id: 's2' }));
  transcripts.record(append('s2', by('you', '4', 'No budget at all.')));
  transcripts.record(append('s2', { kind: 'gap', lane: 'you', id: '5', startMs: 0, endMs: 900 }));
  const found = (words: string, speaker: string, limit = 9) => {
    const result = transcripts.query((tables) => tables.search(words, limit, speaker));
    return result.ok ? result.value.map(({ entryId }) => entryId).join('') : result.problem;
  };
  expect(
    ['ann ó dálaigh', 'ANN O DALAIGH', 'ann', 'you', 'You'].map((name) => found('budget', name)),
  ).toEqual([...['1', '1', '', '41', '41']]);
  expect(['the team', 'Others', 'bo', 'nobody', ''].map((name) => found('budget', name))).toEqual([
    ...['32', '32', '3', '', ''],
  ]);
  expect([found('budget', 'you', 1), found('', 'you'), found('not', 'others'), found('not', 'you')]).toEqual([
    ...['4', '41', '2', ''],
  ]);
  transcripts.dispose();
});

test('a limit counts what the speaker said, not what was found of all', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', by('others', 'first', 'The budget.')));
  for (let count = 0; count < 60; count += 1)
    transcripts.record(append('s1', by('you', `${count}`, 'A budget.')));
  const found = transcripts.query((tables) => tables.search('budget', 5, 'others'));
  expect(found.ok && found.value.map(({ entryId }) => entryId)).toEqual(['first']);
  transcripts.dispose();
});

test('a line of which nothing is left but an echo is not among what its speaker said', () => {
  const { transcripts } = open(newFolder());
  const echo = { of: 'others', text: 'Our budget is not.' };
  transcripts.record(append('s1', { ...by('you', '1', ''), echo }));
  transcripts.record(append('s1', by('you', '2', 'The budget is late.')));
  const found = transcripts.query((tables) => tables.search('', 9, 'you'));
  expect(found.ok && found.value.map(({ entryId }) => entryId)).toEqual(['2']);
  transcripts.dispose();
});

/** What a person corrected in a line, where it is a word or a name. */
import { expect, test } from '@playwright/test';
import { correctionOf } from './correction.ts';

test('words that were put in the place of others are a correction, without the signs around them', () => {
  expect([
    correctionOf('We use cube control here.', 'We use kubectl here.'),
    correctionOf('Ask Miss Oconquo.', 'Ask Ms Okonkwo.'),
    correctionOf('毎日クーベを使います。', '毎日キューブを使います。'),
    correctionOf('It is in sea plus plus.', 'It is in C++.'),
  ]).toEqual([
    { wrong: 'cube control', right: 'kubectl' },
    { wrong: 'Miss Oconquo', right: 'Ms Okonkwo' },
    { wrong: 'クーベ', right: 'キューブ' },
    null,
  ]);
});

test('what is only signs, capitals, numbers, a word more or less, or another sentence is none', () => {
  expect(
    [
      ['The budget', 'The budget.'],
      ['the budget', 'The budget'],
      ['It costs 12.', 'It costs 20.'],
      ['The budget', 'The new budget'],
      ['We begin at ten today.', 'Nobody is here before ten o’clock.'],
      ['Same.', 'Same.'],
    ].map(([before = '', after = '']) => correctionOf(before, after)),
  ).toEqual([null, null, null, null, null, null]);
});

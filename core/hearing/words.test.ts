import { expect, test } from '@playwright/test';
import { spelled, tokensOf } from '../../e2e/hearing/script.ts';
import { agreement, wordsOf } from './words.ts';

const words = (text: string) => wordsOf(tokensOf(text), spelled);

test('pieces join to words, and signs belong to the word before them, also those that stand alone', () => {
  expect(words('Mr. Dash|wood - had , then .').map(({ text, letters }) => [text, letters])).toEqual([
    ['Mr.', 'mr'],
    ['Dashwood -', 'dashwood'],
    ['had ,', 'had'],
    ['then .', 'then'],
  ]);
});

test('a word ends with its letters: what follows is silence', () => {
  const [word] = wordsOf(
    [
      { id: spelled.idOf(' them'), startMs: 0, endMs: 300, logProb: 0 },
      { id: spelled.idOf('.'), startMs: 300, endMs: 900, logProb: 0 },
    ],
    spelled,
  );
  expect([word?.startMs, word?.endMs]).toEqual([0, 300]);
});

test('readings agree by letters alone', () => {
  expect(agreement(words('Now, and forever more'), words('now And forevermore'))).toBe(2);
});

test('no tokens are no words', () => {
  expect(wordsOf([], spelled)).toEqual([]);
});

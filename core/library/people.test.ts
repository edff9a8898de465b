/** Who speaks, in words, in each language. */
import { expect, test } from '@playwright/test';
import { wordsIn } from '../words/words.ts';
import { laneName } from './people.ts';

test('a side has its usual name in the language of the app, and the one that people gave it', () => {
  expect(['you', 'others', 'left'].map((id) => laneName(id, {}, wordsIn('de')))).toEqual([
    ...['Sie', 'Die anderen', 'left'],
  ]);
  expect(laneName('you', { you: ' Ann ' }, wordsIn('en'))).toBe('Ann');
});

/** A problem as running text, wherever it is read. */
import { expect, test } from '@playwright/test';
import { wordsIn } from '../words/words.ts';
import { describeProblem, sentencesOf } from './problemWords.ts';

test('a problem runs on from what is wrong to what to do, in the language and for the place where it is read', () => {
  const [english, japanese] = [wordsIn('en'), wordsIn('ja')];
  const said = describeProblem({ kind: 'noKey' }, english);
  const inSettings = describeProblem({ kind: 'noKey' }, english, 'settings');
  const inJapanese = describeProblem({ kind: 'noKey' }, japanese);
  expect(inSettings.remedyText).not.toBe(said.remedyText);
  expect([
    sentencesOf({ kind: 'noKey' }, english),
    sentencesOf({ kind: 'noKey' }, english, 'settings'),
    sentencesOf({ kind: 'noKey' }, japanese),
  ]).toEqual([
    `${said.title} ${said.remedyText}`,
    `${inSettings.title} ${inSettings.remedyText}`,
    // Without a blank between sentences.
    `${inJapanese.title}${inJapanese.remedyText}`,
  ]);
});

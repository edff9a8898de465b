/** What a person types for a language, and what the settings take of it. */
import { expect, test } from '@playwright/test';
import { LANGUAGE_PATTERN } from './hints.ts';
import { findLanguage, LANGUAGE_CODES, languageName } from './languages.ts';

test('every listed language has a name of its own and comes back by it', () => {
  expect(LANGUAGE_CODES.filter((code) => languageName(code) === code)).toEqual([]);
  expect(LANGUAGE_CODES.map((code) => findLanguage(languageName(code)))).toEqual(LANGUAGE_CODES);
  expect(LANGUAGE_CODES.filter((code) => !LANGUAGE_PATTERN.test(code))).toEqual([]);
});

test('takes names in any letter case, codes, codes outside the list', () => {
  expect([' german ', 'DE', 'Chinese (simplified)', 'zh-TW', 'cmn'].map(findLanguage)).toEqual([
    'de',
    'de',
    'zh-cn',
    'zh-tw',
    'cmn',
  ]);
});

test('takes nothing that is neither a name nor a code', () => {
  expect(['', 'Klingonese', 'en-GB', 'e', 'd e'].map(findLanguage)).toEqual([null, null, null, null, null]);
});

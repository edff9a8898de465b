/** What a person types for a language, and what the settings take of it. */
import { expect, test } from '@playwright/test';
import { LOCALES } from '../words/locale.ts';
import { LANGUAGE_PATTERN } from './hints.ts';
import { findLanguage, LANGUAGE_CODES, languageName, languageNames, listNames } from './languages.ts';

test('every listed language has a name of its own in each language of the app, and comes back by it', () => {
  expect(LANGUAGE_CODES.filter((code) => !LANGUAGE_PATTERN.test(code))).toEqual([]);
  for (const locale of LOCALES) {
    const names = LANGUAGE_CODES.map(languageNames(locale));
    expect(
      names.filter((name, index) => name === LANGUAGE_CODES[index]),
      locale,
    ).toEqual([]);
    expect(names.map(findLanguage), locale).toEqual(LANGUAGE_CODES);
  }
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

test('takes names in the languages of the app and in the language itself, also without accents', () => {
  const typed = [
    'Deutsch',
    'ドイツ語',
    'alemán',
    'ALEMAN',
    'الألمانية',
    '中文',
    'Magyar',
    'українська',
    'chinois simplifié',
  ];
  expect(typed.map(findLanguage)).toEqual(['de', 'de', 'de', 'de', 'de', 'zh', 'hu', 'uk', 'zh-cn']);
});

test('names the three kinds of Chinese by what tells them apart', () => {
  expect(['zh-cn', 'zh-hk', 'zh-tw'].map(languageName)).toEqual([
    'Chinese (Simplified)',
    'Chinese (Hong Kong)',
    'Chinese (Traditional, Taiwan)',
  ]);
});

test('several are listed as their readers do', () => {
  expect([
    listNames(['fr', 'de'], 'en'),
    listNames(['fr', 'de', 'xq'], 'de'),
    listNames(['fr', 'de'], 'ja'),
  ]).toEqual(['French or German', 'Französisch, Deutsch oder xq', 'フランス語またはドイツ語']);
});

test('takes nothing that is neither a name nor a code', () => {
  expect(['', 'Klingonese', 'en-GB', 'e', 'd e'].map(findLanguage)).toEqual([null, null, null, null, null]);
});

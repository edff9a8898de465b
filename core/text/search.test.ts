/** What is asked must be found however it is written, and shown where it stands. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { hitsIn, indexTerms, searchWords } from './search.ts';

/** The places found, as they stand in the text; nothing unless every word is there. */
function found(query: string, text: string): readonly string[] {
  const words = searchWords(query);
  if (words.some((word) => hitsIn(text, [word]).length === 0)) return [];
  return hitsIn(text, words).map(({ startChar, endChar }) => text.slice(startChar, endChar));
}

const cases: readonly (readonly [what: string, query: string, text: string, hits: readonly string[]])[] = [
  ['two words in any order', 'begin morning', 'Good morning. Shall we begin?', ['morning', 'begin']],
  ['only if both are there', 'morning evening', 'Good morning.', []],
  ['accents that were left out', 'resume', 'My résumé is here.', ['résumé']],
  ['accents that were put in', 'résumé', 'My resume is here.', ['resume']],
  ['composed by decomposed letters', 'cafe\u0301', 'the caf\u00E9', ['caf\u00E9']],
  ['decomposed by composed letters', 'caf\u00E9', 'the cafe\u0301 bar', ['cafe\u0301']],
  [
    'decomposed syllables',
    '한국',
    '\u1112\u1161\u11AB\u1100\u116E\u11A8 사람',
    ['\u1112\u1161\u11AB\u1100\u116E\u11A8'],
  ],
  ['curly by straight apostrophes', "don't", 'I don’t know', ['don’t']],
  ['straight by curly apostrophes', 'don’t', "I don't know", ["don't"]],
  ['what follows an apostrophe', 'homme', 'C’est l’homme.', ['homme']],
  ['case beyond ASCII', 'ÜBUNG', 'eine Übung', ['Übung']],
  ['Greek, whichever sigma', 'ΟΔΥΣΣΕΥΣ', 'ο Οδυσσεύς ήρθε', ['Οδυσσεύς']],
  ['Cyrillic in any case', 'ЁЖИК', 'Где ежик?', ['ежик']],
  ['sharp s', 'STRASSE', 'die Straße', ['Straße']],
  ['dotted and dotless i', 'istanbul', 'İstanbul', ['İstanbul']],
  ['letters that do not come apart', 'lodz', 'w Łodzi, Łódź', ['Łodzi', 'Łódź']],
  ['full-width letters', 'abc123', 'ＡＢＣ１２３です', ['ＡＢＣ１２３']],
  ['half-width kana', 'ガス', 'ｶﾞｽの話', ['ｶﾞｽ']],
  ['one Han letter', '天', '今日は良い天気ですね', ['天']],
  ['the last letter', '気', '良い天気', ['気']],
  ['two Han letters', '天気', '今日は良い天気ですね', ['天気']],
  ['a phrase without blanks', '良い天気', '今日は良い天気ですね', ['良い天気']],
  ['kana with a long sound', 'データ', 'このデータベース', ['データ']],
  ['another kana', 'かき', 'がきの話', []],
  ['letters beside digits', '第3回', '第3回会議', ['第3回']],
  ['Korean before its particle', '회의', '오늘 회의에서', ['회의']],
  ['Thai inside a sentence', 'อากาศ', 'วันนี้อากาศดี', ['อากาศ']],
  ['Hindi with its vowels', 'की', 'की का', ['की']],
  ['Arabic without its points', 'محمد', 'قال مُحَمَّد', ['مُحَمَّد']],
  ['Hebrew without its points, apart at its hyphen', 'ספר', 'בֵּית־סֵפֶר', ['סֵפֶר']],
  ['the beginning of the last word', 'good mor', 'Good morning', ['Good', 'morning']],
  ['no beginning of another', 'goo morning', 'Good morning', []],
  ['no middle of a word', 'orning', 'Good morning', []],
  ['signs that are meant', 'C++', 'He writes C++ and C', ['C++']],
  ['a percentage', '50%', 'about 50 % of it, 500', ['50 %']],
  ['an amount', '€5', 'It is €5.', ['€5']],
  ['an abbreviation', 'U.S.', 'the U.S. Army', ['U.S']],
  ['signs that only part words', '"good", (morning)!', 'Good morning', ['Good', 'morning']],
  ['words of the index’s own language', 'NOT AND OR NEAR(', 'not near and or', ['not', 'near', 'and', 'or']],
  ['an emoji', '🎭', 'a 🎭 play', ['🎭']],
  ['through what cannot be seen', 'cooperate', 'co\u00ADoper\u200Bate', ['co\u00ADoper\u200Bate']],
];

for (const [what, query, text, hits] of cases) {
  test(`finds ${what}`, () => {
    expect(found(query, text)).toEqual(hits);
  });
}

test('nothing is asked by blanks and stops alone', () => {
  expect(['', '  \u3000 ', '"', '?!', "'"].map(searchWords)).toEqual([[], [], [], [], []]);
});

test('terms hold nothing but what an index takes for letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const term of indexTerms(text).split(' ')) expect(term).toMatch(/^(?:[0-9a-z]|[^\0-\x7F])*$/);
    }),
  );
});

test('any word of a text finds it', () => {
  const word = fc.constantFrom(
    'Straße',
    'l’été',
    '天気予報',
    'C++',
    '10:30',
    'ｶﾞｽ',
    'Łódź',
    'สวัสดี',
    '한국어',
    'a',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (words, pick) => {
      expect(found(words[pick % words.length] ?? '', words.join(' '))).not.toEqual([]);
    }),
  );
});

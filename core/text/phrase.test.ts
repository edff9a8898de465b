/** What alerts is what was said: the phrase itself however it is written, and none of its neighbours. */
import { expect, test } from '@playwright/test';
import { phraseOf, phrasesIn, phrasesOf } from './phrase.ts';

/** The places found, as they stand in the text. */
const found = (text: string, ...list: readonly string[]): readonly string[] =>
  phrasesIn(text, phrasesOf(list)).map(({ startChar, endChar }) => text.slice(startChar, endChar));

const cases: readonly (readonly [what: string, phrase: string, text: string, hits: readonly string[]])[] = [
  ['a name', 'Anna', 'So, Anna, what do you think?', ['Anna']],
  ['every time', 'Anna', 'Anna? Anna!', ['Anna', 'Anna']],
  ['in any case', 'Anna', 'ANNA and anna', ['ANNA', 'anna']],
  ['its possessive', 'Anna', "Anna’s idea, not Hannah's", ['Anna']],
  ['a straight apostrophe for a curly one', 'D’Angelo', "Ask D'Angelo.", ["D'Angelo"]],
  ['no longer word', 'Ann', 'They announce it on Anna’s annual day.', []],
  ['no end of a word', 'Anna', 'Johanna and Susanna', []],
  ['the first of a name with a hyphen', 'Anna', 'Anna-Lena is here.', ['Anna']],
  [
    'a name with a hyphen, also without it',
    'Anna-Lena',
    'Anna-Lena, or Anna Lena',
    ['Anna-Lena', 'Anna Lena'],
  ],
  ['accents that were left out', 'Zoë', 'Zoe is late.', ['Zoe']],
  ['accents that were put in', 'Zoe', 'Zoë is late.', ['Zoë']],
  ['decomposed letters', 'Zoë', 'Zoe\u0308 is late.', ['Zoe\u0308']],
  [
    'a phrase in its order',
    'budget review',
    'The budget, review it! The budget review.',
    ['budget, review', 'budget review'],
  ],
  ['no phrase in another order', 'budget review', 'a review of the budget', []],
  ['no phrase with a word between', 'budget review', 'the budget for review', []],
  ['with signs around it', 'Surtitle', '“Surtitle”, (Surtitle)…', ['Surtitle', 'Surtitle']],
  ['signs that are meant', 'C++', 'in C++ and C', ['C++']],
  ['full-width letters', 'Anna', 'ＡＮＮＡ', ['ＡＮＮＡ']],
  ['a Japanese name inside a sentence', '田中', '昨日田中さんが来ました', ['田中']],
  [
    'a Japanese name with a blank in it, or without',
    '田中 太郎',
    '田中太郎と田中 太郎',
    ['田中太郎', '田中 太郎'],
  ],
  ['a Japanese name without a blank', '田中太郎', '田中 太郎です', ['田中 太郎']],
  ['no letters that a comma parts', 'はい', 'それは、いいですね', []],
  ['half-width kana', 'ガス', 'ｶﾞｽの話', ['ｶﾞｽ']],
  ['a Chinese name', '王芳', '请王芳发言', ['王芳']],
  ['a Thai name', 'สมชาย', 'คุณสมชายมาแล้ว', ['สมชาย']],
  ['a Korean name before its particle', '김철수', '김철수가 왔다', ['김철수']],
  ['an Arabic name, with its points or without', 'محمد', 'قال مُحَمَّد إن محمدا هنا', ['مُحَمَّد']],
  ['an Arabic phrase', 'عبد الله', 'جاء عبدُ الله اليوم', ['عبدُ الله']],
];

for (const [what, phrase, text, hits] of cases) {
  test(`finds ${what}`, () => {
    expect(found(text, phrase)).toEqual(hits);
  });
}

test('nothing is looked for by blanks and stops alone, and an empty list finds nothing', () => {
  expect(['', '  \u3000', '?!', '—', '"'].map(phraseOf)).toEqual([null, null, null, null, null]);
  expect(found('Anna?!')).toEqual([]);
  expect(found('Anna?!', '?!')).toEqual([]);
});

test('where several phrases begin the longest counts, once', () => {
  expect(phrasesIn('Ask Anna Schmidt or Anna.', phrasesOf(['Anna', 'Schmidt', 'Anna Schmidt']))).toEqual([
    { phrase: 'Anna Schmidt', startChar: 4, endChar: 16, isOpen: false },
    { phrase: 'Anna', startChar: 20, endChar: 24, isOpen: false },
  ]);
});

test('a word that ends with the text may still become another; letters without blanks are whole', () => {
  const isOpen = (text: string, phrase: string) =>
    phrasesIn(text, phrasesOf([phrase])).map((hit) => hit.isOpen);
  expect([isOpen('Is that Ann', 'Ann'), isOpen('Is that Ann,', 'Ann'), isOpen('あの田中', '田中')]).toEqual([
    [true],
    [false],
    [false],
  ]);
});

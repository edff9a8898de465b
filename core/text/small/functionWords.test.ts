/** Hints choose among the lists by language, not by the first letters of its code. */
import { expect, test } from '@playwright/test';
import { FUNCTION_WORDS, functionWordsFor, opensSentence } from './functionWords.ts';

const SAID = 'el la de que le et un der die of the'.split(' ');
const listFor = (...languages: readonly string[]) => {
  const words = functionWordsFor(SAID, languages);
  return Object.entries(FUNCTION_WORDS).find(([, list]) => list === words)?.[0] ?? null;
};

test('two and three letters, regions and old codes name the same language', () => {
  expect(['es', 'spa', 'es-419', 'es-MX'].map((tag) => listFor(tag))).toEqual(Array(4).fill('es'));
  expect(['fr', 'fra', 'fre', 'fr-CA', 'FR'].map((tag) => listFor(tag))).toEqual(Array(5).fill('fr'));
  expect(['deu', 'ger', 'nld', 'ita', 'eng'].map((tag) => listFor(tag))).toEqual([
    'de',
    'de',
    'nl',
    'it',
    'en',
  ]);
});

test('a language without a list takes no other one', () => {
  expect(['est', 'fry', 'frr', 'dem', 'enm', 'pl', 'no tag', ''].map((tag) => listFor(tag))).toEqual(
    Array(8).fill(null),
  );
});

test('a sentence is likely to begin with a capitalised small word', () => {
  expect(['We', '«Le', 'Dann', '¿Qué', 'Everyone'].filter((word) => !opensSentence(word))).toEqual([]);
  expect(['we', 'Army', 'Hood', '5', ''].filter(opensSentence)).toEqual([]);
});

import { expect, test } from '@playwright/test';
import { spelled, tokensOf } from '../../e2e/hearing/script.ts';
import { beforeGuess, beforeLoop, isFaint, isTurnUnderstood, isUnderstood } from './guards.ts';
import { type TimedWord, wordsOf } from './words.ts';

const at = (text: string, wordMs: number) => wordsOf(tokensOf(text, { wordMs, logProb: 0 }), spelled);
const texts = (words: readonly TimedWord[]) => words.map(({ text }) => text).join(' ');

test('a word three times in no time is a loop; said three times it is not', () => {
  expect(texts(beforeLoop([...at('as', 300), ...at('pass pass pass', 80)]))).toBe('as');
  expect(texts(beforeLoop(at('no no no', 300)))).toBe('no no no');
});

test('a piece three times within a word is a loop', () => {
  expect(texts(beforeLoop(at('rather c|o|o|o|o', 300)))).toBe('rather');
});

test('a number that repeats a digit is none, until it goes on and on', () => {
  const said = 'call 5|5|5|-|0|0|0|0 about 1|0|0|,|0|0|0 pounds';
  expect(texts(beforeLoop(at(said, 300)))).toBe('call 555-0000 about 100,000 pounds');
  expect(texts(beforeLoop(at(`it is 2${'|0'.repeat(12)}`, 300)))).toBe('it is');
});

test('phrases that are written on after the sound are a loop, however they go', () => {
  const said = at('enter the pound key', 300);
  const after = at('enter the pound key', 24).map((word) => ({ ...word, startMs: 1_200, endMs: 1_200 }));
  expect(texts(beforeLoop([...said, ...after]))).toBe('enter the pound key');
});

test('words that have no time of their own at the edge of the sound are guesses, a short word within it is none', () => {
  const [first, second, third] = at('like to learn', 300);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three words');
  const short = [first, { ...second, endMs: first.endMs + 24 }, third];
  expect(texts(beforeGuess(short, 3_000))).toBe('like to learn');
  expect(texts(beforeGuess(short.slice(0, 2), 400))).toBe('like');
  const clumped = [first, { ...second, endMs: 324 }, { ...third, endMs: 348 }];
  expect(texts(beforeGuess(clumped, 3_000))).toBe('like');
});

test('improbable tokens are not understood, no tokens are', () => {
  const of = (logProb: number) => wordsOf(tokensOf('la la land', { wordMs: 300, logProb }), spelled);
  expect([of(-0.9), of(-0.5), []].map(isUnderstood)).toEqual([false, true, true]);
});

test('a whole turn must be surer than a reading of it', () => {
  const of = (logProb: number) => wordsOf(tokensOf('one two three', { wordMs: 300, logProb }), spelled);
  expect([-0.6, -0.45].map((logProb) => isTurnUnderstood(of(logProb)))).toEqual([false, true]);
  expect(isUnderstood(of(-0.6))).toBe(true);
});

test('a lone improbable word of hardly any speech is music; a probable one, a longer one and two words are not', () => {
  const of = (text: string, logProb: number) => wordsOf(tokensOf(text, { wordMs: 300, logProb }), spelled);
  expect(isFaint(of('oh', -0.48), 160)).toBe(true);
  expect(isFaint(of('yes', -0.1), 160)).toBe(false);
  expect(isFaint(of('echo', -0.45), 576)).toBe(false);
  expect(isFaint(of('oh no', -0.48), 160)).toBe(false);
});

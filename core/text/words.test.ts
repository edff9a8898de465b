/** Splitting and cleaning must lose no visible word, whatever the script and whatever signs hide in it. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { cleanText, joinWords, wordsOf } from './words.ts';

const texts = (text: string) => wordsOf(text).map((word) => word.text);

test('words are split at blanks of every kind and keep their punctuation', () => {
  expect(texts('  One,\ttwo\u3000three…\r\nfour\u2028five  ')).toEqual([
    'One,',
    'two',
    'three…',
    'four',
    'five',
  ]);
});

test('French punctuation stays with its word', () => {
  expect(texts('«\u00A0Oui\u00A0!\u00A0» dit-il, à 50\u202F%.')).toEqual([
    '«\u00A0Oui\u00A0!\u00A0»',
    'dit-il,',
    'à',
    '50\u202F%.',
  ]);
});

test('Japanese, Chinese and Thai are split without spaces, punctuation at the end of what it closes', () => {
  const japanese = wordsOf('「今日は、会議です。」');
  expect(joinWords(japanese)).toBe('「今日は、会議です。」');
  expect(japanese.length).toBeGreaterThan(3);
  expect(japanese.filter((word) => /^[、。」]/.test(word.text) || /「$/.test(word.text))).toEqual([]);
  expect(texts('สวัสดีครับทุกคน').length).toBeGreaterThan(1);
});

test('controls, zero-width spaces and direction marks that leak are gone, lone surrogates are replaced', () => {
  expect(cleanText('a\u0000b \u202Ec\u202C \uFEFFd\u200Be \uD800 \u0007')).toBe('ab c de \uFFFD');
});

test('offsets point into the text as it came', () => {
  const text = ' Well,  hello\u200B there';
  expect(wordsOf(text).map((word) => text.slice(word.startChar, word.endChar))).toEqual([
    'Well,',
    'hello\u200B',
    'there',
  ]);
});

test('whatever the text, cleaning it again changes nothing and no line end is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const clean = cleanText(text);
      expect(cleanText(clean)).toBe(clean);
      expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029]|^ | $| {2}/u);
    }),
  );
});

test('a long text without blanks is split in reasonable time', () => {
  const words = wordsOf('本日は会議にご参加いただきありがとうございます'.repeat(500));
  expect(joinWords(words)).toHaveLength(23 * 500);
});

/** Splitting and cleaning must lose no visible word, whatever the script and whatever signs hide in it. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { piecesOf } from './pieces.ts';
import { belongTogether } from './together.ts';
import { graphemesOf } from './width.ts';
import { cleanText, joinWords, sayTheSame, wordsOf } from './words.ts';

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

test('a no-break space never parts a word and is kept as it came', () => {
  const whole = [
    '10\u00A0000\u202F€',
    '№\u20605',
    'M.\u00A0Durand',
    '1\u2007250',
    '今\u00A0日本',
    '今\u2060日本',
  ];
  expect(texts(whole.join(' '))).toEqual(whole);
  expect(texts('a \u00A0b\u202F c')).toEqual(['a', 'b', 'c']);
});

test('digits in groups and signs that stand alone belong to their neighbours', () => {
  const pairs = (text: string) => {
    const words = text.split(' ');
    return words.slice(1).map((next, index) => belongTogether(words[index] ?? '', next));
  };
  expect(pairs('à 1 250 000 € « oui » !')).toEqual([false, true, true, true, false, true, true, true]);
  expect(pairs('in 2026 100 of 12 people 5000 left')).toEqual(Array.from({ length: 7 }, () => false));
});

test('words that differ in case and punctuation alone say the same', () => {
  expect(sayTheSame('Well,', 'well')).toBe(true);
  expect(sayTheSame('?', '!')).toBe(false);
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

test('scripts without blanks keep times, repeat signs and marks whole', () => {
  expect(piecesOf('讨论问题10:30开会')).toContain('10:30');
  const pieces = ['三～四じかん', 'ต่างๆมากมาย', '人々', '🇩🇪東京👩‍👩‍👧都', '葛\u{E0100}城'].flatMap(piecesOf);
  expect(pieces.filter((piece) => /^[～ๆ々\p{M}\u200D]/u.test(piece))).toEqual([]);
});

test('no word begins inside a sign, however long the run it stands in', () => {
  const sign = fc.constantFrom(
    '漢',
    '𠮷',
    '😀',
    '👩‍👩‍👧',
    '🇩🇪',
    'กำ',
    'ကို',
    'e\u0301',
    '\u0E33',
    '\u0600',
    '\u200D',
    'a',
    '1',
  );
  const run = fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 });
  fc.assert(
    fc.property(run, fc.integer({ min: 480, max: 520 }), (signs, length) => {
      const text = cleanText(`${'漢'.repeat(length)}${signs.join('')}`);
      const words = wordsOf(text).map((word) => word.text);
      expect(words.every((word) => word.isWellFormed())).toBe(true);
      expect(words.flatMap(graphemesOf)).toEqual(text.split(' ').flatMap(graphemesOf));
    }),
  );
});

test('offsets point into the text as it came', () => {
  const text = ' Well,  hello\u200B there';
  expect(wordsOf(text).map((word) => text.slice(word.startChar, word.endChar))).toEqual([
    'Well,',
    'hello\u200B',
    'there',
  ]);
});

test('whatever the text, each word is what stands between its offsets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const words = wordsOf(text);
      for (const [index, word] of words.entries()) {
        expect(word.startChar).toBeGreaterThanOrEqual(words[index - 1]?.endChar ?? 0);
        expect(cleanText(text.slice(word.startChar, word.endChar))).toBe(word.text);
      }
    }),
  );
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

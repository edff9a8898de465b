/** What a person types as vocabulary, and what the settings take of it. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { settingsPatchSchema } from './settings.ts';
import { readKeywords } from './vocabulary.ts';

test('reads one entry per line, trimmed, without blanks and repeats', () => {
  expect(readKeywords(' Surtitle\r\n\n  Maria Callas \nSurtitle\rLa Traviata\n')).toEqual({
    kind: 'keywords',
    keywords: ['Surtitle', 'Maria Callas', 'La Traviata'],
  });
  expect(readKeywords('\n \n')).toEqual({ kind: 'keywords', keywords: [] });
});

test('says what is wrong', () => {
  const many = Array.from({ length: 101 }, (_, index) => `word ${index}`).join('\n');
  expect([readKeywords('fine\n<b>bold'), readKeywords('x'.repeat(101)), readKeywords(many)]).toEqual([
    { kind: 'refused', fault: { kind: 'forbidden', word: '<b>bold' } },
    { kind: 'refused', fault: { kind: 'tooLong', word: `${'x'.repeat(23)}…` } },
    { kind: 'refused', fault: { kind: 'tooMany', count: 101 } },
  ]);
});

test('what it accepts, the settings accept', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { maxLength: 110 }), (lines) => {
      const read = readKeywords(lines.join('\n'));
      if (read.kind === 'keywords') {
        expect(settingsPatchSchema.safeParse({ keywords: read.keywords }).success).toBe(true);
      }
    }),
  );
});

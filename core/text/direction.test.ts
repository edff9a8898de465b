/** A text runs the way of its first letter, whatever number, dash or sign stands before it. */
import { expect, test } from '@playwright/test';
import { directionOf, firstDirection, marked } from './direction.ts';

test('the first letter decides, or a mark that stands for one', () => {
  const rightToLeft = [
    'שלום',
    '12 שלום',
    '- שלום',
    '«مرحبا»',
    '(۱۲) سلام',
    '\u200F12',
    'ܫܠܡܐ',
    'ދިވެހި',
    'ߒߞߏ',
    '𞤀𞤣',
  ];
  expect(rightToLeft.map(directionOf)).toEqual(rightToLeft.map(() => 'rtl'));
  expect(['12 words', '- Oui', 'iPhone חדש', '5 км', '\u200E12'].map(directionOf)).toEqual(
    Array(5).fill('ltr'),
  );
  expect(['', '12', '– ?', '۱۲', '♪'].map(directionOf)).toEqual(Array(5).fill(null));
});

test('the first of several texts that has letters decides', () => {
  expect(firstDirection(['12', '-', 'שלום', 'so'])).toBe('rtl');
  expect(firstDirection(['שלום', 'so', '12'], 1)).toBe('ltr');
  expect(firstDirection(['שלום', '12'], 1)).toBeNull();
});

test('a line from right to left is embedded, any other is left as it is', () => {
  expect(marked('12 שלום?', 'rtl')).toBe('\u202B12 שלום?\u202C');
  expect(marked('So?', 'ltr')).toBe('So?');
});

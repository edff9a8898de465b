/** Which ordinary blanks no line may end at: shown with a low line in their place. */
import { expect, test } from '@playwright/test';
import { belongTogether, keptBehind } from './together.ts';

function joined(text: string): string {
  const words = text.split(' ');
  return words.reduce((line, word, index) => {
    const isHeld = belongTogether(words[index - 1] ?? '', word);
    return `${line}${isHeld ? '_' : ' '}${word}`;
  });
}

for (const [what, lines] of [
  [
    'units',
    ['ran 5_km in 20_min at 20_°C', '20_°_C and 50_%', '走 5_公里', '15_kr. per 3_kWh,', 'about 5 km/hour'],
  ],
  [
    'money',
    ['it cost $_5 or 5_€ or 5_USD', 'USD_5, R$_5 and 2_Mio. Euro', 'ราคา 50_บาท', '5_million people'],
  ],
  ['times', ['at 5_p.m. Eastern', 'à 10_h_30 demain', 'um 10_Uhr_30 da', 'Jan._5 and 5_pm']],
  ['fractions and formulas', ['1_1/2 cups and 1_½ cups', '5_+_3_=_8', '3_/_4 of it', 'about 3_–_5 days']],
  ['labels', ['see §_5 Abs._3', 'Fig._3 of No._5', 'near Mt._Hood with Dr._Cook', 'n°_5 et №_7']],
  [
    'signs alone',
    ['demain_? Oui.', 'une «_bonne nouvelle_» hier', 'ต่าง_ๆ มากมาย', 'जाएगा_। फिर', '¿_Qué_? Sí'],
  ],
  [
    'nothing else',
    ['in 2026 100 of 12 people 5000 left', '5 in the', 'well – yes', 'Jan. we met', 'so 5 a day'],
  ],
] as const) {
  test(`${what} stay with their words`, () => {
    expect(lines.map((line) => joined(line.replaceAll('_', ' ')))).toEqual(lines);
  });
}

test('what a line must hold behind a word: the expression, or at least the signs, or nothing', () => {
  expect(keptBehind('in 5 km ? Yes'.split(' '), 1)).toEqual([' km ?', '']);
  expect(keptBehind('« oui » !'.split(' '), 0)).toEqual([' oui » !', '']);
  expect(keptBehind('1 250 000 € !'.split(' '), 0)).toEqual([' 250 000 € !', '']);
  expect(keptBehind('5 公里路'.split(' '), 0)).toEqual([' 公里', '']);
  expect(keptBehind(['so', 'it'], 0)).toEqual(['']);
});

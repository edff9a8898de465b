/** Where scripts without blanks may break: never inside a number, a time, an address or an amount. */
import { expect, test } from '@playwright/test';
import { piecesOf } from './pieces.ts';

for (const [what, lines] of [
  ['times and dates', ['讨论|10:30|开会', '约|１０：３０|から', '3時30分|に', '2026年|11月|25日']],
  ['amounts', ['走|5公里|路', '5km|を', '20°C|以下', '气温|-5℃|左右', '50%|的|人', '3～5日', '第3章']],
  ['money', ['价格|是|$500元|左右', '￥５００円', 'NT$500元', 'ราคา1,250.50บาท']],
  ['fractions and formulas', ['一共|1/2杯', '½杯', '１／２の', '3×4的', '1,234.5円']],
  ['addresses', ['给|name@example.com|写信', '看|https://example.org/a?b=c&d|的|网页', '+81-3-1234-5678に']],
  [
    'Latin words among others',
    ['我们|去,|OK?', '会议|(meeting)|在', 'です。|A|さん', '今日|は|hello,world|です。'],
  ],
] as const) {
  test(`${what} stay whole`, () => {
    expect(lines.map((line) => piecesOf(line.replaceAll('|', '')).join('|'))).toEqual(lines);
  });
}

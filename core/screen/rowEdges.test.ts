/** What may stand at the edges of a row, and which way a row runs, at any width and however the text came. */
import { expect, test } from '@playwright/test';
import { type CaptionEvent, foldCaptions, noCaptions } from '../captions/captions.ts';
import { graphemesOf } from '../text/width.ts';
import { textOf } from './row.ts';
import { clearScreen, emptyScreen, foldScreen, type Screen } from './screen.ts';

/** Letters are ten pixels wide, half an em. */
function rowsOf(events: readonly CaptionEvent[], widthPx: number, start: Screen = emptyScreen): Screen {
  const measure = (text: string) => graphemesOf(text).length * 10;
  const layout = { measure, widthPx, lines: 9, fontSizePx: 20, hangPx: 10 };
  let [captions, screen] = [noCaptions, start];
  for (const event of events) {
    captions = foldCaptions(captions, event);
    screen = foldScreen(screen, { captions, gap: null }, layout);
  }
  return screen;
}

const deltas = (texts: readonly string[], turnId = 'a'): readonly CaptionEvent[] =>
  texts.map((text) => ({ type: 'text', turnId, text, atMs: 1_000 }));
const final = (text: string): CaptionEvent => ({ type: 'final', turnId: 'a', text });

const WIDTHS = Array.from({ length: 31 }, (_, index) => 120 + index * 10);
/** As one final, as tokens with the blank before or behind them, letter by letter. */
const WAYS: readonly ((text: string) => readonly string[])[] = [
  () => [],
  (text) => text.split(/(?= )/),
  (text) => text.split(/(?<= )/),
  (text) => [...text],
];

for (const [name, text, torn] of [
  ['French ?', 'Est-ce que vous viendrez demain ? Oui.', /^[?!:;]/],
  ['French « »', 'Il a dit une « bonne nouvelle » hier', /^»|«$/],
  ['Thai ๆ', 'พวกเขาชอบเล่นของเล่นหลายอย่างต่าง ๆ มากมาย', /^ๆ/],
  ['Hindi ।', 'वह कल सुबह जल्दी दिल्ली जाएगा । फिर', /^।/],
  ['Spanish ¿ ?', 'Y ahora ¿ qué decimos ? Nada más', /^\?|¿$/],
  ['brackets', 'We will meet ( all of us ) at noon', /^\)|\($/],
  ['an English full stop', 'The internationalisation of our programmes.', /^\./],
  ['Chinese time', '我们明天下午大家一起在公司楼下的咖啡馆见面讨论问题10:30开会', /10:$|^:/],
  ['Japanese ～', 'きょうはだいたいごぜんのうちにぜんぶおわるはずです三～四じかん', /^～/],
  ['Japanese 。', 'きょうはだいたいごぜんのうちにぜんぶおわるはずです。はい', /^。/],
] as const) {
  test(`no row begins or ends with a lone sign: ${name}`, () => {
    for (const [way, widthPx] of WAYS.flatMap((cut) => WIDTHS.map((width) => [cut, width] as const))) {
      const rows = rowsOf([...deltas(way(text)), final(text)], widthPx).rows.map(textOf);
      expect(rows.filter((row) => torn.test(row))).toEqual([]);
    }
  });
}

for (const unit of [
  '5 km',
  '1 250 000 €',
  '10 h 30',
  'Dr. Cook',
  'Jan. 5',
  '50\u00A0%',
  '1\u202F250',
  '1 ½',
]) {
  test(`no row ends inside ${unit}`, () => {
    const text = `We have waited for ${unit} or even more`;
    for (const widthPx of WIDTHS) {
      const rows = rowsOf([final(text)], widthPx).rows.map(textOf);
      expect(rows.filter((row) => row.includes(unit))).toHaveLength(1);
    }
  });
}

test('a title that may be followed by a name leaves room for it', () => {
  for (const widthPx of WIDTHS) {
    const rows = rowsOf(deltas(['Here', ' comes', ' our', ' own', ' Dr.', ' Cook']), widthPx).rows.map(
      textOf,
    );
    expect(rows.filter((row) => row.endsWith('Dr.'))).toEqual([]);
  }
});

test('an opening sign waits for its word', () => {
  const open = rowsOf(deltas(['He said', ' «', ' yes']).slice(0, 2), 200);
  expect(open.rows.map(textOf)).toEqual(['He said']);
  expect(rowsOf([final('He said «')], 200).rows.map(textOf)).toEqual(['He said «']);
});

test('signs without words are not painted, and those before words come with them', () => {
  expect(rowsOf(deltas(['...', ' -']), 200).rows).toEqual([]);
  expect(rowsOf([final('[BLANK_AUDIO]')], 200).rows).toEqual([]);
  expect(rowsOf(deltas(['...', ' so']), 200).rows.map(textOf)).toEqual(['... so']);
});

test('a row that begins with a number, a dash or a sign runs the way of its first letter', () => {
  for (const text of ['12 שלום לכולם', '- שלום לכולם', '«שלום» 5']) {
    expect(rowsOf([final(text)], 200).rows.map((row) => row.direction)).toEqual(['rtl']);
  }
  const rows = rowsOf([final('נפגשים היום בשעה 10:30, 12 אנשים')], 170).rows;
  expect(rows.map((row) => [textOf(row), row.direction])).toEqual([
    ['נפגשים היום בשעה', 'rtl'],
    ['10:30, 12 אנשים', 'rtl'],
  ]);
  expect(rowsOf([final('12 words')], 200).rows.map((row) => row.direction)).toEqual(['ltr']);
});

test('a number that comes before its words, on an empty screen, runs as the text before it did', () => {
  const spoken = deltas(['שלום לכולם.']);
  const faded = clearScreen(rowsOf(spoken, 200));
  const next = rowsOf([...spoken, ...deltas(['12'], 'b')], 200, faded);
  expect(next.rows.map((row) => [textOf(row), row.direction])).toEqual([['12', 'rtl']]);
});

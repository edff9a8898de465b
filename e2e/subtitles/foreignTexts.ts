/** What cues of other programs say, as it is written and as a viewer sees it. */

/** As written, and as seen. */
type Text = readonly [written: string, seen: string];

export const TEXTS: readonly Text[] = [
  ['Good evening.', 'Good evening.'],
  ['We begin at half past six,\nand end at nine.', 'We begin at half past six,\nand end at nine.'],
  ['<i>Slowly now</i>', 'Slowly now'],
  ['<b>Stop</b> <u>there</u>', 'Stop there'],
  ['- Are you sure?\n- I am.', '- Are you sure?\n- I am.'],
  ['ANNA: Over here.', 'ANNA: Over here.'],
  ['[applause]', '[applause]'],
  ['♪ la la ♪', '♪ la la ♪'],
  ['Schöne Grüße, Élodie', 'Schöne Grüße, Élodie'],
  ['Добрый вечер.', 'Добрый вечер.'],
  ['今日は良い天気です。', '今日は良い天気です。'],
  ['שלום עולם.', 'שלום עולם.'],
  ['It is 12:30, or 5 -> 6.', 'It is 12:30, or 5 -> 6.'],
  ['NOTED is a word', 'NOTED is a word'],
  ['50 % of 10 000 €', '50 % of 10 000 €'],
  ['three, two, one', 'three, two, one'],
];
export const SRT_TEXTS: readonly Text[] = [
  ['{\\an8}Up here', 'Up here'],
  ['<font color="#ffff00">Yellow</font>', 'Yellow'],
  ['Salt & pepper', 'Salt & pepper'],
  ['one\\Ntwo', 'one\ntwo'],
  ['{y:i}leaning', 'leaning'],
];
export const VTT_TEXTS: readonly Text[] = [
  ['<v Ann>Hello there', 'Hello there'],
  ['<v.loud Ann Lee>Hello there</v>', 'Hello there'],
  ['<c.yellow.bg_blue>Yellow</c>', 'Yellow'],
  ['One <00:00:00.500>two', 'One two'],
  ['Salt &amp; pepper &lt;3', 'Salt & pepper <3'],
  ['a&nbsp;b', 'a\u00A0b'],
  ['<lang fr>Bonjour</lang>', 'Bonjour'],
  ['<ruby>漢<rt>kan</rt></ruby>', '漢kan'],
];

/** Whatever encoding another program wrote in, the text comes back. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { decodeText } from './textFile.ts';

const WRITTEN: readonly (readonly [encoding: string, texts: readonly string[]])[] = [
  ['utf-8', ['Schöne Grüße', 'Добрый вечер', '今日は']],
  ['utf-16le', ['Schöne Grüße', 'Добрый вечер']],
  ['utf-16be', ['今日は良い天気です', '会議は六時半に始まります']],
  ['windows-1252', ['Schöne Grüße!', 'Wir beginnen um halb sieben – pünktlich.', 'Größe, Übung, „Zitat“']],
  ['windows-1250', ['Dzień dobry. Zaczynamy o wpół do siódmej,', 'a kończymy o dziewiątej. Źle się czuję.']],
  ['windows-1251', ['Добрый вечер.', 'Мы начинаем в половине седьмого,', 'и заканчиваем в девять.']],
  ['koi8-r', ['Добрый вечер.', 'Мы начинаем в половине седьмого,', 'и заканчиваем в девять.']],
  ['windows-1253', ['Καλησπέρα σας.', 'Αρχίζουμε στις έξι και μισή']],
  ['windows-1254', ['İyi akşamlar. Şimdi başlıyoruz,', 'çünkü geç oldu.']],
  ['windows-1255', ['שלום לכולם.', 'אנחנו מתחילים בשש וחצי']],
  ['windows-1256', ['مساء الخير.', 'نبدأ في السادسة والنصف']],
  ['shift_jis', ['今日は良い天気です。', '会議は六時半に始まります。']],
  ['euc-jp', ['今日は良い天気です。', '会議は六時半に始まります。']],
  ['gb18030', ['今天天气很好。', '会议六点半开始。']],
  ['big5', ['今天天氣很好。', '會議六點半開始。']],
  ['euc-kr', ['오늘은 날씨가 좋습니다.', '회의는 여섯 시 반에 시작합니다.']],
];

for (const [encoding, texts] of WRITTEN) {
  test(`a file in ${encoding} is found out`, () => {
    const text = texts
      .map((said, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index},900\n${said}\n\n`)
      .join('');
    const made = spawnSync('iconv', ['-f', 'utf-8', '-t', encoding], { input: text });
    test.skip(made.error !== undefined, 'iconv is not installed');
    expect(decodeText(made.stdout, null)).toEqual({ text, encoding });
    expect(decodeText(made.stdout, encoding)).toEqual({ text, encoding });
  });
}

test('marks say what a file is, and one that was cut within a letter is still what it was', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\nÉlodie, où es-tu ? Là-bas, à côté. À bientôt, é';
  const bytes = Buffer.from(text);
  expect(decodeText(Buffer.from(`\uFEFF${text}`), null)).toEqual({ text, encoding: 'utf-8' });
  expect(decodeText(Buffer.from(`\uFEFF${text}`, 'utf16le'), null)).toEqual({ text, encoding: 'utf-16le' });
  expect(decodeText(bytes.subarray(0, -1), null)).toEqual({
    ...{ text: text.replace(/é$/, '\uFFFD'), encoding: 'utf-8' },
  });
  expect(decodeText(new Uint8Array(), null)).toEqual({ text: '', encoding: 'utf-8' });
});

/** What the settings and notifications say of words that a person wants to be alerted at, in Japanese. */
export const wordAlert = {
  group: '言葉のお知らせ',
  terms: '知らせる言葉',
  termsHint:
    'ご自分の名前や待っている言葉を、1行に1つ入力します。発言されると字幕の中で光ります。大文字と小文字、アクセント、全角と半角は区別しません。「Ann」は「announce」には反応しません。',
  termsPlaceholder: '田中\n予算の見直し',
  termsCount: '{most, number}件中{count, number}件',
  noLetters: '「{term}」には探せる文字も数字もありません。',
  tooLong: '「{term}」は{most, number}文字を超えています。',
  tooMany: '{count, number}件あります。上限は{most, number}件です。',
  notifies: '通知も表示',
  notifiesHint:
    'オーバーレイを隠している間も、その行をシステムの通知で表示します。1つの言葉につき{seconds, number}秒に1回までです。通知は消すまでシステムに残ります。「記録しない」の間は通知しません。',
  said: '「{term}」と言われました',
} as const;

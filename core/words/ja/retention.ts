/** What the app says of how long sessions are kept, in Japanese. */
export const retention = {
  label: 'セッションを残す期間',
  hint: 'それより古いものは完全に削除されます。ライブラリとトレイアイコンのメニューで知らせてから1日以上たった後です。残すよう印を付けたものは残ります。',
  forEver: '無期限',
  days: '{days, plural, other {#日}}',
  counting: 'セッションの計数',
  question: '{count, plural, other {{days, number}日より古いセッション#件を削除しますか？}}',
  consequence:
    '{count, plural, other {{from, date, long}から{to, date, long}までのものです。早くて1日後に完全に削除されます。それまではライブラリに表示され、残すこともできます。}}',
  yes: '古いものを削除',
  lastDeleted:
    '{count, plural, other {{at, date, long}に、{days, number}日より古いセッション#件を削除しました。}}',
  leaving: '{count, plural, other {セッション#件が{at, date, long}から完全に削除されます。}}',
  leavingHint: '{count, plural, other {残す期間が終わるものです。残すには開いてください。}}',
  change: '変更…',
  leavesOn: '{at, date, long}に完全に削除されます',
  keepThis: 'このセッションを残す',
  isKept: '古くなってもずっと残す',
} as const;

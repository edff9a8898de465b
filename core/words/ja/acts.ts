/** What did not work, as problems name it, in Japanese. */
export const acts = {
  didNotWork: '{act}に失敗しました',
  searching: '検索',
  findingLine: '行の表示',
  readingSession: 'セッションの読み込み',
  readingSessions: 'セッション一覧の読み込み',
  changingLine: '行の変更',
  undoing: '取り消し',
  redoing: 'やり直し',
  keeping: '保存',
  deleting: 'セッションの削除',
  exporting: '書き出し',
  copying: 'コピー',
  printing: '印刷',
  previewing: 'プレビューの表示',
  addingWord: '言葉の追加',
} as const;

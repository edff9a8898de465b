/** What the settings say of backing up and restoring, in Japanese. */
export const backup = {
  label: 'バックアップ',
  hint: 'すべてのセッションを一つのファイルにまとめ、このコンピューターや別のコンピューターに戻せます。',
  backUp: 'バックアップ…',
  restore: '復元…',
  backingUp: 'バックアップ',
  restoring: 'バックアップの復元',
  waiting: 'お待ちください…',
  savedAs: '{path} に保存しました',
  restored: 'バックアップを復元しました。',
  restoredAndKept: 'バックアップを復元しました。以前の内容は {path} にあります',
  question: 'すべてのセッションをバックアップで置き換えますか？',
  consequence:
    '次にファイルを選びます。今のセッションは長くて1か月の間ファイルとして残りますが、表示されなくなります。',
  yes: 'バックアップを選ぶ',
} as const;

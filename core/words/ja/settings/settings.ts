/** What the settings window says outside of its sections, in Japanese. */
export const settings = {
  settings: '設定',
  pages: 'ページ',
  library: 'ライブラリ',
  service: 'キーとサーバー',
  microphone: 'マイク',
  speech: '音声',
  captions: '字幕',
  share: '共有',
  cost: '料金',
  shortcuts: 'ショートカット',
  general: '一般',
  goTo: '「{section}」へ',
  dismiss: '閉じる',
  changingSetting: '設定の変更',
} as const;

/** What the system's own questions and windows say, in Japanese. */
export const dialogs = {
  settingsTitle: 'Surtitleの設定',
  libraryTitle: 'Surtitleのライブラリ',
  exportTitle: '書き出す',
  exportFolder: 'ファイルの保存先フォルダーを選択',
  srtFiles: 'SubRip字幕',
  vttFiles: 'WebVTT字幕',
  txtFiles: 'プレーンテキスト',
  mdFiles: 'Markdown',
  jsonFiles: 'すべての時刻を含むJSON',
  transcribeTitle: 'ファイルを文字起こし',
  transcribe: '文字起こし',
  soundAndVideo: '音声と動画',
  allFiles: 'すべてのファイル',
  sendKey: 'APIキーを{host}に送りますか？',
  sendKeyDetail:
    'このキーは{before}のために入力されました。{host}の運営者はこのキーを使うことができ、字幕にする音声を聞くことになります。このサーバーを自分で選んだ場合だけ許可してください。別のキーを使うには、先に今のキーを削除してください。',
  sendKeyYes: '{host}に送る',
  useServer: '話された内容を{host}に送りますか？',
  useServerDetail:
    'これ以降、音声と入力したキーは{host}に送られます。このサーバーを自分で選んだ場合だけ許可してください。',
  useServerYes: '{host}を使う',
  doNotSend: '送らない',
  overlayFails: '字幕のウインドウが繰り返し停止しています。',
  overlayFailsDetail:
    '{tries, number}回読み込み直しましたが、そのたびに停止しました。確定した行は保存されています。あとでトレイの「隠す」と「表示」でもう一度試せます。',
  settingsFails: '設定のウインドウが繰り返し停止しています。',
  settingsFailsDetail:
    '{tries, number}回読み込み直しましたが、そのたびに停止しました。確定した行は保存されています。閉じて、あとでもう一度開いてください。',
  libraryFails: 'ライブラリのウインドウが繰り返し停止しています。',
  libraryFailsDetail:
    '{tries, number}回読み込み直しましたが、そのたびに停止しました。確定した行は保存されています。閉じて、あとでもう一度開いてください。',
  leaveIt: 'このままにする',
  tryAgain: 'もう一度試す',
} as const;

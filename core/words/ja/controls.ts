/** What the controls say that several windows share, in Japanese. */
export const controls = {
  start: '開始',
  stop: '停止',
  cancel: 'キャンセル',
  close: '閉じる',
  now: '字幕とオーバーレイ',
  startCaptions: '字幕を開始',
  stopCaptions: '字幕を停止',
  showOverlay: 'オーバーレイを表示',
  hideOverlay: 'オーバーレイを隠す',
  hideAndListen: 'オーバーレイを隠す（聞き取りは続きます）',
  hideAndStop: 'オーバーレイを隠して字幕を停止',
  lockPosition: '位置を固定',
  unlockPosition: '位置の固定を解除',
  quit: 'Surtitleを終了',
} as const;

/** What the section “Shortcuts” of the settings says, in Japanese. */
export const settingsShortcuts = {
  title: 'どのプログラムでも使えるショートカット',
  toggleCaptions: '字幕の開始と停止',
  toggleOverlay: 'オーバーレイの表示と非表示',
  toggleMute: '自分のマイクを字幕にするかどうか',
  wayland: 'Waylandでは使えないことがあります。',
  waylandText:
    'ほかのプログラムで押されたキーは届きません。代わりに、デスクトップの設定で次のコマンドのショートカットを追加してください。',
  waylandAlso: '--start、--stop、--mute、--show、--quitもあります。',
  none: 'なし',
  press: 'キーを押す…',
  hint: '欄を押してからキーを押してください。',
  keysOf: '{label}：{keys}',
  recording: '{label}：記録中、キーを押してください',
  clear: '消去',
  reset: '初期化',
  start: 'キーを同時に押してください。Escで元のままにします。',
  needsModifier: 'Ctrl、Altまたはシステムキーと一緒に押してください。単独のキーは入力に必要です。',
  unknownKey: 'このキーはショートカットに使えません。別のキーを試してください。',
  typesSign:
    'これらのキーは{sign}の入力に使われ、どのプログラムでも入力できなくなります。別のキーを試してください。',
  typesSignAgain:
    'これらのキーは{sign}の入力に使われ、どのプログラムでも入力できなくなります。別のキーを試すか、それでも使うならもう一度押してください。',
  altGr:
    'WindowsではCtrlとAltを一緒に押すとAltGrになり、多くのキーボードで文字や記号が入力できなくなります。',
} as const;

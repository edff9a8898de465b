/** What the first steps in the settings window say, in Japanese. */
export const firstMinute = {
  title: '初めての字幕',
  start: '字幕を開始',
  startButton: '開始',
  startAgain: 'もう一度開始',
  startLocal:
    'このコンピューターが英語を文字にします。次からは{keys, select, none {トレイ} other {{keys}またはトレイ}}から開始できます。',
  startOpenai:
    'OpenAIが話された言葉を文字にします。次からは{keys, select, none {トレイ} other {{keys}またはトレイ}}から開始できます。',
  starting: '開始しています…',
  failed: '字幕を開始できませんでした',
  tryAgain: 'もう一度試す',
  say: '何か話してください',
  listening: '聞いています…',
  listeningLocal:
    '話した言葉がすべてのウィンドウの上に表示されます。英語で、このコンピューターの中だけで処理し、料金もかかりません。',
  listeningOpenai:
    '話した言葉がすべてのウィンドウの上に表示されます。OpenAIが聞き取り、アカウントに料金がかかります。',
  worked: '字幕が出ました',
  areOn: '字幕はオンです',
  standingIn: '代わりにこのコンピューターが聞いています：{reason}',
  microphone: 'マイクを確認',
  microphoneText: '言葉が出ない場合は、正しいマイクが声を拾っているか確認してください。',
  microphoneHeard: 'マイクの音が聞こえています。',
  tryIt: '試す',
  look: 'もう一度見る',
  more: 'ほかの言語も使えます',
  moreText:
    'OpenAIのキーがあれば、誤りが減り、50以上の言語に対応します。音声はOpenAIに送られ、発話1時間あたり約{price, number, ::currency/USD}の料金がかかります。',
  enterKey: 'キーを入力',
  keyTesting: 'キーが使えるかサービスに確認しています。',
  keyGood: 'サービスがキーを受け付けました。',
  keyUntested: 'キーはありますが、使えるかどうかはまだ確認できていません。',
  seeKey: 'キーを見る',
} as const;

/** What the first steps in the settings window say, in German. */
export const firstMinute = {
  title: 'Ihre ersten Untertitel',
  start: 'Untertitel starten',
  startButton: 'Starten',
  startAgain: 'Neu starten',
  startLocal:
    'Dieser Computer schreibt Englisch mit. Später {keys, select, none {über das Symbol im Infobereich} other {mit {keys} oder über das Symbol im Infobereich}}.',
  startOpenai:
    'OpenAI schreibt mit, was gesagt wird. Später {keys, select, none {über das Symbol im Infobereich} other {mit {keys} oder über das Symbol im Infobereich}}.',
  starting: 'Startet…',
  failed: 'Die Untertitel konnten nicht starten',
  tryAgain: 'Noch einmal versuchen',
  say: 'Sagen Sie etwas',
  listening: 'Hört zu…',
  listeningLocal:
    'Ihre Worte erscheinen über jedem Fenster. Englisch, auf diesem Computer: Nichts verlässt ihn, nichts kostet etwas.',
  listeningOpenai: 'Ihre Worte erscheinen über jedem Fenster. OpenAI hört zu, und Ihr Konto zahlt.',
  worked: 'Die Untertitel funktionieren',
  areOn: 'Untertitel sind an',
  standingIn: 'Stattdessen hört dieser Computer zu: {reason}',
  microphone: 'Das Mikrofon prüfen',
  microphoneText: 'Erscheinen keine Worte, sehen Sie nach, ob das richtige Sie hört.',
  microphoneHeard: 'Das Mikrofon ist zu hören.',
  tryIt: 'Ausprobieren',
  look: 'Noch einmal ansehen',
  more: 'Mehr Sprachen, wenn Sie mögen',
  moreText:
    'Mit einem OpenAI-Schlüssel: weniger Fehler, über fünfzig Sprachen. Der Ton geht dann an OpenAI, das für eine Stunde Sprache etwa {price, number, ::currency/USD} berechnet.',
  enterKey: 'Schlüssel eingeben',
  keyTesting: 'Der Dienst wird gefragt, ob der Schlüssel funktioniert.',
  keyGood: 'Der Dienst hat Ihren Schlüssel angenommen.',
  keyUntested: 'Ein Schlüssel ist da; ob er funktioniert, ließ sich noch nicht prüfen.',
  seeKey: 'Zum Schlüssel',
} as const;

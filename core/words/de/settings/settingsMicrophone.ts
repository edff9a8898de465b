/** What the section “Microphone” of the settings says, in German. */
export const settingsMicrophone = {
  who: 'Wer untertitelt wird',
  before: 'Vor einem Gespräch',
  input: 'Eingang',
  cleanUp: 'Säuberung',
  echo: 'Echounterdrückung',
  echoHint:
    'Nimmt heraus, was Ihre eigenen Lautsprecher spielen. Schalten Sie sie aus, wenn Sie einen Lautsprecher untertiteln.',
  echoEvery:
    'Hier nimmt sie heraus, was alle Programme spielen: Ein Gespräch über Lautsprecher wird nicht zweimal untertitelt.',
  echoOwn:
    'Hier nimmt sie nur heraus, was Surtitle selbst spielt. Mit Lautsprechern hört das Mikrofon auch die anderen: Nehmen Sie Kopfhörer.',
  echoNone:
    'Dieses Mikrofon gibt es nur ohne sie. Mit Lautsprechern hört es auch die anderen: Nehmen Sie Kopfhörer.',
  noise: 'Rauschunterdrückung',
  noiseHint: 'Hilft bei einem Lüfter oder einer Straße; in einem ruhigen Raum kann sie Worte kosten.',
  absent: '{name} ist nicht angeschlossen. Bis dahin wird der Standard des Systems verwendet.',
  absentUnnamed:
    'Das gewählte Mikrofon ist nicht angeschlossen. Bis dahin wird der Standard des Systems verwendet.',
  device: 'Gerät',
  countsAtOnce: 'Eine Änderung gilt sofort, auch während untertitelt wird.',
  systemDefault: 'Standard des Systems',
  systemDefaultNamed: 'Standard des Systems ({name})',
  chosen: 'Gewähltes Mikrofon',
  notConnected: '{name} (nicht angeschlossen)',
  numbered: 'Mikrofon {number, number}',
  level: 'Pegel',
  levelHint: 'Sprechen Sie wie später. Das Mikrofon ist nur offen, solange diese Seite vorn ist.',
  levelLabel: 'Pegel des Mikrofons',
  levelOf: 'Pegel von {name}',
  notListening: 'Hört nicht zu',
  silence: 'Stille',
  quiet: 'Leise, {db, number} dB',
  good: 'Gut, {db, number} dB',
  tooLoud: 'Zu laut, {db, number} dB',
} as const;

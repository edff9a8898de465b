/** What the settings say of the two sides of a conversation and of their test, in German. */
export const settingsSides = {
  sides: 'Seiten',
  both: 'Beide Seiten',
  bothHint: 'Sie und die anderen in einem Gespräch oder Film, jeweils in eigenen Zeilen.',
  microphone: 'Mikrofon',
  microphoneHint: 'Wer in diesem Raum spricht.',
  computer: 'Ton dieses Computers',
  computerHint: 'Die anderen in einem Gespräch, ein Film, eine Webseite.',
  noComputerSound:
    'Dieses System gibt keinem Programm, was es spielt; darum wird das Mikrofon untertitelt. Starten Sie unter Linux PulseAudio oder PipeWire und dann Surtitle.',
  yourName: 'Ihr Name',
  yourNameHint:
    'Steht neben dem, was das Mikrofon hört. Eine Änderung zeigt sich sofort; Dateien einer Sitzung behalten die Namen, mit denen sie begann.',
  theirName: 'Name der anderen',
  theirNameHint: 'Steht neben dem, was der Computer spielt: eine Person, ein Team, ein Film.',
  you: 'Sie',
  others: 'Die anderen',
  hears: 'Was Surtitle hört',
  hearsHint:
    'Von Ihnen und von den anderen, als Pegel. Nichts wird erkannt, behalten oder gesendet, und nach einer Minute endet es von selbst.',
  test: 'Beide Seiten testen',
  endTest: 'Test beenden',
  hearsDevice: '{device, select, none {Hört das Mikrofon.} other {Hört {device}.}}',
  hearsOutput: '{device, select, none {Hört, was das System ausgibt.} other {Hört, was auf {device} läuft.}}',
  nothingYou: 'Noch nichts gehört. Sagen Sie etwas.',
  nothingOthers: 'Noch nichts gehört. Spielen Sie etwas im Gespräch oder einen Testton.',
  muted: 'Ihr Mikrofon wird nicht untertitelt, darum ist nichts von ihm zu hören.',
  opening: 'Wird geöffnet…',
  heard: 'Gehört.',
  playTest: 'Testton abspielen',
  noSound: 'Das System spielt keinen Ton.',
  silentTitle: 'Wenn die anderen stumm bleiben',
  otherDevice: 'Ein anderes Gerät.',
  otherDeviceText:
    '{device, select, none {Nur was die Ausgabe des Systems spielt, wird gehört. Läuft das Gespräch auf einem anderen Gerät, wählen Sie im Gespräch die Ausgabe des Systems oder im System das Gerät des Gesprächs.} other {Nur was auf {device} läuft, wird gehört. Läuft das Gespräch auf einem anderen Gerät, wählen Sie im Gespräch {device} oder im System das Gerät des Gesprächs.}}',
  volume: 'Lautstärke.',
  volumeUnknown: 'Linux hat eine eigene Lautstärke für das, was Programme hören; sie heißt Monitor.',
  volumeEnough: 'Dieses System gibt weiter, was auf {output} läuft, mit {percent, number} %; das genügt.',
  volumeLow:
    'Dieses System gibt weiter, was auf {output} läuft, mit {percent, number} %, das ist zu wenig: Erhöhen Sie es oben.',
  permission: 'Erlaubnis.',
  permissionText:
    'Wo Surtitle den Computer nicht hören darf, herrscht Stille, ohne Fehler. Auf einem Mac: Systemeinstellungen › Datenschutz & Sicherheit › Bildschirm- & Systemaudioaufnahme.',
  faint: 'Die anderen wären kaum zu hören.',
  faintText:
    'Dieses System gibt weiter, was auf {output} läuft, mit {percent, number} % der Lautstärke. Das ist eine eigene Lautstärke: Was Sie hören, ändert sich nicht.',
  raise: 'Auf 100 % erhöhen',
  notRaised: 'Es ließ sich nicht erhöhen. {reason}',
  raising: 'die Lautstärke erhöhen',
} as const;

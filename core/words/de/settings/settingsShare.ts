/** What the section “Share” of the settings says, in German. */
export const settingsShare = {
  title: 'Untertitel auf anderen Bildschirmen',
  share: 'Untertitel teilen',
  shareHint:
    'Telefone, Tablets, ein Projektor oder OBS zeigen, was hier untertitelt wird. Bei jedem Start von Surtitle ist es wieder aus.',
  who: 'Wer mitlesen kann',
  whoHint: 'Wer den Link öffnet, sieht auch, was seit dem Start der Untertitel gesagt wurde.',
  network: 'Personen in diesem Netzwerk',
  networkHint:
    'Alle, die den Link haben und im selben Netzwerk sind wie dieser Computer. Was gesagt wird, geht unverschlüsselt dorthin: Lassen Sie es aus, wo Fremde im Netzwerk sind.',
  computer: 'Nur dieser Computer',
  computerHint: 'Für ein Streaming-Programm wie OBS oder einen Browser hier. Nichts verlässt den Computer.',
  now: 'Jetzt',
  moved:
    'Die Adresse ist neu, weil ein anderes Programm die letzte verwendet: Früher vergebene Links führen nirgendwohin.',
  readers: 'Für Mitlesende',
  readersHint: 'Geben Sie ihn weiter, oder lassen Sie eine Telefonkamera das Bild ansehen.',
  readersHere: 'Für einen Browser hier.',
  copyReaders: 'Den Link für Mitlesende kopieren',
  obs: 'Für OBS und Ähnliches',
  obsHint: 'Eine Browserquelle auf diesem Computer: die neuesten Zeilen, durchsichtig.',
  copyObs: 'Den Link für OBS und Ähnliches kopieren',
  newLinks: 'Neue Links',
  newLinksHint: 'Früher vergebene öffnen nichts mehr, und wer jetzt mitliest, braucht einen neuen.',
  makeNewLinks: 'Neue Links machen',
  otherAddress: 'Eine andere Adresse, falls sich diese nicht öffnet',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  notCopied: 'Er ließ sich nicht kopieren. Er ist ausgewählt: Kopieren Sie ihn mit der Tastatur.',
  qrCode: 'QR-Code des Links',
} as const;

/** What the section “Key and server” of the settings says, in German. */
export const settingsKey = {
  title: 'API-Schlüssel',
  stored: 'Ein Schlüssel ist gespeichert.',
  storedEncrypted: 'Dieses System verschlüsselt ihn; nur der Hauptprozess von Surtitle liest ihn.',
  storedPlain: 'Ein Schlüssel ist unverschlüsselt gespeichert.',
  storedPlainText: 'Wer Ihre Dateien lesen kann, kann auch ihn lesen.',
  environment: 'Der Schlüssel kommt aus der Umgebung.',
  environmentText:
    'OPENAI_API_KEY ist gesetzt. Ein hier gespeicherter Schlüssel wird an seiner Stelle verwendet.',
  none: 'Es gibt noch keinen Schlüssel.',
  noneText:
    'Ohne einen untertitelt dieser Computer Englisch; mit einem untertitelt OpenAI über fünfzig Sprachen.',
  newKey: 'Neuer Schlüssel',
  placeholder: 'sk-…',
  save: 'Schlüssel speichern',
  enterFirst: 'Geben Sie zuerst einen Schlüssel ein.',
  hintEncrypted:
    'Fügen Sie einen Schlüssel Ihres OpenAI-Kontos ein. Er wird auf diesem Computer verschlüsselt und nie wieder gezeigt.',
  hintPlain:
    'Dieses System kann den Schlüssel nicht verschlüsseln. Sie werden gefragt, bevor er unverschlüsselt gespeichert wird.',
  hintUnavailable:
    'Auf diesem System lässt sich nichts speichern. Setzen Sie OPENAI_API_KEY in der Umgebung und starten Sie Surtitle neu.',
  whereFrom: 'Woher Schlüssel kommen',
  price:
    'OpenAI berechnet Ihrem Konto etwa {price, number, ::currency/USD} für eine Stunde Sprache. Was zusammenkommt, steht unter „Kosten“; dort können Sie ein Budget setzen.',
  openKeyPage: 'Die Schlüssel-Seite von OpenAI öffnen',
  openingKeyPage: 'die Schlüssel-Seite öffnen',
  test: 'Schlüssel prüfen',
  testing: 'Der Dienst wird gefragt…',
  testingKey: 'den Schlüssel prüfen',
  good: 'Der Schlüssel funktioniert: Der Dienst hat ihn angenommen.',
  untestable: 'Der Schlüssel ließ sich jetzt nicht prüfen. {reason}',
  remove: 'Schlüssel entfernen',
  removed: 'Der gespeicherte Schlüssel ist entfernt.',
  removing: 'den Schlüssel entfernen',
  storing: 'den Schlüssel speichern',
  removeQuestion: 'Den gespeicherten Schlüssel entfernen?',
  removeConsequence: 'Er kann nicht wieder gezeigt werden; Sie müssten ihn neu eingeben.',
  removeYes: 'Entfernen',
  removeNo: 'Behalten',
  plainQuestion: 'Den Schlüssel unverschlüsselt speichern?',
  plainConsequence:
    'Dieses System hat keinen sicheren Ort für Geheimnisse. Der Schlüssel läge in einer gewöhnlichen Datei: Wer Ihre Dateien lesen kann, und jedes Programm, das Sie ausführen, kann ihn lesen und Ihr Guthaben ausgeben.',
  plainYes: 'Unverschlüsselt speichern',
  plainNo: 'Nicht speichern',
  server: 'Server',
  address: 'Adresse',
  addressHint: 'Ändern Sie sie für eine andere Region oder einen kompatiblen Server.',
  addressWrong:
    'Geben Sie eine vollständige Adresse ein, die mit https:// beginnt, ohne Namen, Passwort, ? oder #. Einfaches http:// gilt nur für diesen Computer.',
  useDefault: 'Standard verwenden',
} as const;

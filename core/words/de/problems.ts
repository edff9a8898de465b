/** What goes wrong while captions are made, in German. */
export const problems = {
  noMicrophone: 'Es wurde kein Mikrofon gefunden.',
  noMicrophoneRemedy:
    'Schließen Sie eines an, oder wählen Sie{place, select, settings {} other { in den Einstellungen}} ein anderes.',
  microphoneDenied: 'Surtitle darf das Mikrofon nicht verwenden.',
  microphoneDeniedRemedy:
    'Erlauben Sie es in den Datenschutzeinstellungen des Systems, und versuchen Sie es noch einmal.',
  microphoneBusy: 'Ein anderes Programm belegt das Mikrofon.',
  microphoneBusyRemedy: 'Schließen Sie dieses Programm, oder wählen Sie ein anderes Mikrofon.',
  microphoneLost: 'Das Mikrofon wurde getrennt.',
  microphoneLostRemedy: 'Schließen Sie es wieder an, oder wählen Sie ein anderes.',
  microphoneSilent: 'Vom Mikrofon kommt nur Stille.',
  microphoneSilentRemedy: 'Prüfen Sie seinen Stummschalter, oder wählen Sie ein anderes.',
  computerSoundDenied:
    'Die anderen sind nicht zu hören: Dieses System gibt Surtitle nicht weiter, was es abspielt.',
  computerSoundDeniedRemedy:
    'Erlauben Sie es auf einem Mac unter Systemeinstellungen › Datenschutz & Sicherheit › Bildschirm- & Systemaudioaufnahme.',
  computerSoundLost: 'Der Ton dieses Computers ist abgebrochen.',
  computerSoundLostRemedy: 'Surtitle nimmt ihn von selbst wieder auf.',
  computerSoundFaint:
    'Die anderen sind kaum zu hören: Dieses System gibt, was auf {output} läuft, nur mit {percent, number} % weiter.',
  computerSoundFaintRemedy:
    '{place, select, settings {Unter „Mikrofon“ hebt ein Klick den Pegel an.} other {Ein Klick in den Einstellungen unter „Mikrofon“ hebt den Pegel an.}}',
  microphoneHearsOthers: 'Das Mikrofon hört die anderen aus den Lautsprechern.',
  microphoneHearsOthersRemedy:
    '{place, select, settings {Am besten sind Kopfhörer. Auch die Echounterdrückung hilft.} other {Am besten sind Kopfhörer. Auch die Echounterdrückung in den Einstellungen hilft.}}',
  speechDetectorFailed: 'Der Sprachdetektor konnte nicht starten.',
  speechDetectorFailedRemedy: 'Starten Sie Surtitle neu; installieren Sie es neu, wenn das wiederkommt.',
  noKey: 'Es gibt noch keinen API-Schlüssel.',
  noKeyRemedy: 'Fügen Sie{place, select, settings {} other { in den Einstellungen}} einen hinzu.',
  badKey: 'Der API-Schlüssel wurde nicht angenommen.',
  badKeyRemedy: 'Geben Sie ihn{place, select, settings {} other { in den Einstellungen}} noch einmal ein.',
  serverNotAllowed: 'Sie haben den Server {host} nicht erlaubt.',
  serverNotAllowedRemedy:
    'Es wird nichts an ihn gesendet. Wenn Sie ihn erlauben wollen, testen Sie{place, select, settings {} other { in den Einstellungen}} den Schlüssel.',
  keyNotAllowed: 'Dieser API-Schlüssel darf nicht transkribieren.',
  keyNotAllowedRemedy: 'Geben Sie ihm Zugang zur Realtime API, oder verwenden Sie einen anderen.',
  noQuota: 'Das Konto hat kein Guthaben mehr.',
  noQuotaRemedy: 'Laden Sie beim Anbieter Guthaben auf, und versuchen Sie es noch einmal.',
  budgetNear: 'Vier Fünftel des Budgets für diesen Monat sind ausgegeben.',
  budgetNearRemedy:
    '{place, select, settings {Was danach geschieht, steht unter „Kosten“.} other {Was danach geschieht, steht in den Einstellungen unter „Kosten“.}}',
  budgetSpent: 'Das Budget für diesen Monat ist ausgegeben.',
  budgetSpentRemedy:
    '{next, select, local {Bis zum nächsten Monat macht dieser Computer die Untertitel, oder bis Sie das Budget{place, select, settings {} other { in den Einstellungen}} erhöhen.} other {Die Untertitel haben aufgehört. Erhöhen Sie{place, select, settings {} other { in den Einstellungen}} das Budget, oder lassen Sie diesen Computer weitermachen.}}',
  rateLimited: 'Der Dienst bittet uns, langsamer zu sein.',
  rateLimitedRemedy: 'Surtitle versucht es von selbst noch einmal.',
  requestRefused: 'Der Dienst hat die Anfrage abgelehnt: {detail}',
  requestRefusedRemedy:
    'Prüfen Sie Sprache und Wortschatz{place, select, settings {} other { in den Einstellungen}}.',
  serverError: 'Der Dienst hat eine Störung ({httpStatus}).',
  serverErrorRemedy: 'Surtitle versucht es von selbst noch einmal.',
  offline: 'Dieser Computer ist offline.',
  offlineRemedy: 'Die Untertitel kommen mit dem Netz zurück.',
  hostNotFound: 'Der Server {host} ist nicht zu finden.',
  hostNotFoundRemedy: 'Prüfen Sie das Netz und die Adresse des Servers.',
  connectionRefused: 'Der Server {host} antwortet nicht.',
  connectionRefusedRemedy:
    'Prüfen Sie, ob er läuft, und seine Adresse{place, select, settings {} other { in den Einstellungen}}.',
  untrustedConnection: 'Die Verbindung zu {host} ist nicht sicher.',
  untrustedConnectionRemedy: 'Prüfen Sie die Uhr des Computers und das Zertifikat des Servers.',
  badAnswer: 'Der Server gab eine Antwort, die Surtitle nicht lesen kann.',
  badAnswerRemedy:
    'Prüfen Sie die Adresse des Servers{place, select, settings {} other { in den Einstellungen}}.',
  connectionTimedOut: 'Die Tonverbindung kam nicht zustande.',
  connectionTimedOutRemedy: 'Vielleicht sperrt sie eine Firewall; Surtitle versucht es noch einmal.',
  connectionLost: 'Die Verbindung ist abgerissen.',
  connectionLostRemedy: 'Surtitle verbindet sich von selbst neu und holt die letzten 20 s Gesprochenes nach.',
  noTextComing: 'Es wird gesprochen, aber es kommt kein Text zurück.',
  noTextComingRemedy: 'Bleibt es so, öffnet Surtitle eine neue Verbindung.',
  noSpeechModel: 'Das Sprachmodell dieses Computers fehlt oder ist beschädigt.',
  noSpeechModelRemedy:
    'Installieren Sie Surtitle neu; bis dahin kann OpenAI zuhören, mit einem Schlüssel: Einstellungen, Sprache.',
  recognizerFailed: 'Die Spracherkennung auf diesem Computer ist stehen geblieben.',
  recognizerFailedRemedy: 'Surtitle startet sie von selbst neu.',
  computerTooSlow: 'Dieser Computer ist zu langsam, um Gesprochenes sofort zu untertiteln.',
  computerTooSlowRemedy:
    'Schließen Sie andere Programme, oder lassen Sie OpenAI zuhören, mit einem Schlüssel: Einstellungen, Sprache.',
  languageNotLocal: 'Dieser Computer untertitelt nur Englisch, nicht {languages}.',
  languageNotLocalRemedy: 'OpenAI kann andere Sprachen, mit einem Schlüssel: Einstellungen, Sprache.',
  sessionExpired: 'Der Dienst hat die Sitzung beendet.',
  sessionExpiredRemedy: 'Surtitle öffnet von selbst eine neue.',
  internal: 'In Surtitle ging etwas schief: {detail}',
  internalRemedy: 'Versuchen Sie es noch einmal; starten Sie Surtitle neu, wenn es wiederkommt.',
  sentences: '{first} {second}',
  trayOpensSettings: 'Das Symbol im Infobereich öffnet die Einstellungen.',
  stopAndStart: 'Beenden und starten Sie die Untertitel am Symbol im Infobereich.',
  pressTwice: 'Drücken Sie zweimal {shortcut}, um es noch einmal zu versuchen.',
} as const;

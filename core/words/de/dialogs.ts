/** What the system's own questions and windows say, in German. */
export const dialogs = {
  settingsTitle: 'Surtitle – Einstellungen',
  libraryTitle: 'Surtitle – Bibliothek',
  exportTitle: 'Exportieren',
  exportFolder: 'Ordner für die Dateien wählen',
  srtFiles: 'SubRip-Untertitel',
  vttFiles: 'WebVTT-Untertitel',
  txtFiles: 'Reiner Text',
  mdFiles: 'Markdown',
  jsonFiles: 'JSON mit allen Zeiten',
  transcribeTitle: 'Datei transkribieren',
  transcribe: 'Transkribieren',
  soundAndVideo: 'Ton und Video',
  allFiles: 'Alle Dateien',
  sendKey: 'Ihren API-Schlüssel an {host} senden?',
  sendKeyDetail:
    'Der Schlüssel wurde für {before} eingegeben. Wer {host} betreibt, könnte ihn verwenden und würde hören, was untertitelt wird. Stimmen Sie nur zu, wenn Sie diesen Server selbst gewählt haben. Soll er einen eigenen Schlüssel bekommen, entfernen Sie zuerst den jetzigen.',
  sendKeyYes: 'An {host} senden',
  useServer: 'Was gesagt wird, an {host} senden?',
  useServerDetail:
    'Von jetzt an gingen der Ton und jeder Schlüssel, den Sie eingeben, an {host}. Stimmen Sie nur zu, wenn Sie diesen Server selbst gewählt haben.',
  useServerYes: '{host} verwenden',
  doNotSend: 'Nicht senden',
  overlayFails: 'Das Fenster mit den Untertiteln fällt immer wieder aus.',
  overlayFailsDetail:
    'Es wurde {tries, number}-mal neu geladen und fiel jedes Mal aus. Fertige Zeilen bleiben erhalten. Später versuchen es „Ausblenden“ und „Zeigen“ im Infobereich noch einmal.',
  settingsFails: 'Das Fenster mit den Einstellungen fällt immer wieder aus.',
  settingsFailsDetail:
    'Es wurde {tries, number}-mal neu geladen und fiel jedes Mal aus. Fertige Zeilen bleiben erhalten. Schließen Sie es und öffnen Sie es später wieder.',
  libraryFails: 'Das Fenster der Bibliothek fällt immer wieder aus.',
  libraryFailsDetail:
    'Es wurde {tries, number}-mal neu geladen und fiel jedes Mal aus. Fertige Zeilen bleiben erhalten. Schließen Sie es und öffnen Sie es später wieder.',
  leaveIt: 'So lassen',
  tryAgain: 'Noch einmal versuchen',
} as const;

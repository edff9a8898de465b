/** What did not work, as problems name it, in German. */
export const acts = {
  didNotWork: 'Das ging nicht: {act}',
  searching: 'suchen',
  findingLine: 'diese Zeile finden',
  readingSession: 'diese Sitzung lesen',
  readingSessions: 'die Sitzungen lesen',
  changingLine: 'diese Zeile ändern',
  undoing: 'dies zurücknehmen',
  redoing: 'dies noch einmal tun',
  keeping: 'dies behalten',
  deleting: 'diese Sitzung löschen',
  exporting: 'exportieren',
  copying: 'kopieren',
  printing: 'drucken',
  previewing: 'die Vorschau zeigen',
  addingWord: 'dieses Wort aufnehmen',
} as const;

/** What the settings window says outside of its sections, in German. */
export const settings = {
  settings: 'Einstellungen',
  pages: 'Seiten',
  library: 'Bibliothek',
  service: 'Schlüssel und Server',
  microphone: 'Mikrofon',
  speech: 'Sprache',
  captions: 'Untertitel',
  share: 'Teilen',
  cost: 'Kosten',
  shortcuts: 'Tastenkürzel',
  general: 'Allgemein',
  goTo: 'Zu: {section}',
  dismiss: 'Ausblenden',
  changingSetting: 'diese Einstellung ändern',
} as const;

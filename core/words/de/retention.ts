/** What the app says of how long sessions are kept, in German. */
export const retention = {
  label: 'Sitzungen behalten',
  hint: 'Ältere werden endgültig gelöscht, frühestens einen Tag, nachdem die Bibliothek und das Menü des Symbols im Infobereich es angekündigt haben. Was Sie zum Behalten markieren, bleibt.',
  forEver: 'Unbegrenzt',
  days: '{days, plural, one {# Tag} other {# Tage}}',
  counting: 'die Sitzungen zählen',
  question:
    '{count, plural, one {# Sitzung löschen, die älter als {days, number} Tage ist?} other {# Sitzungen löschen, die älter als {days, number} Tage sind?}}',
  consequence:
    '{count, plural, one {Sie ist vom {from, date, long}. Frühestens in einem Tag wird sie endgültig gelöscht; bis dahin kündigt die Bibliothek es an, und sie lässt sich behalten.} other {Sie sind vom {from, date, long} bis {to, date, long}. Frühestens in einem Tag werden sie endgültig gelöscht; bis dahin kündigt die Bibliothek es an, und einzelne lassen sich behalten.}}',
  yes: 'Ältere löschen',
  lastDeleted:
    '{count, plural, one {Gelöscht am {at, date, long}: # Sitzung, die älter als {days, number} Tage war.} other {Gelöscht am {at, date, long}: # Sitzungen, die älter als {days, number} Tage waren.}}',
  leaving:
    '{count, plural, one {# Sitzung wird am {at, date, long} endgültig gelöscht.} other {# Sitzungen werden ab dem {at, date, long} endgültig gelöscht.}}',
  leavingHint:
    '{count, plural, one {Was älter ist, als Sie gewählt haben, wird gelöscht. Öffnen Sie sie, um sie zu behalten.} other {Was älter ist, als Sie gewählt haben, wird gelöscht. Öffnen Sie eine, um sie zu behalten.}}',
  change: 'Ändern…',
  leavesOn: 'Wird am {at, date, long} endgültig gelöscht',
  keepThis: 'Diese behalten',
  isKept: 'Für immer behalten, wie alt sie auch ist',
} as const;

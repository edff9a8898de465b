/** What the settings say of backing up and restoring, in German. */
export const backup = {
  label: 'Sicherung',
  hint: 'Alle Sitzungen in einer Datei, die sich hier oder auf einem anderen Computer wiederherstellen lässt.',
  backUp: 'Sichern…',
  restore: 'Wiederherstellen…',
  backingUp: 'das Sichern',
  restoring: 'das Wiederherstellen',
  waiting: 'Einen Moment…',
  savedAs: 'Gespeichert als {path}',
  restored: 'Die Sicherung ist wiederhergestellt.',
  restoredAndKept: 'Die Sicherung ist wiederhergestellt. Was vorher da war, ist jetzt {path}',
  question: 'Alle Sitzungen durch eine Sicherung ersetzen?',
  consequence:
    'Die Datei wählen Sie als Nächstes. Die jetzigen Sitzungen bleiben höchstens einen Monat als Datei daneben und werden nicht mehr gezeigt.',
  yes: 'Sicherung wählen',
} as const;

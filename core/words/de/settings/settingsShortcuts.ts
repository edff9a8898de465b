/** What the section “Shortcuts” of the settings says, in German. */
export const settingsShortcuts = {
  title: 'Tastenkürzel, die in jedem Programm gelten',
  toggleCaptions: 'Untertitel starten oder beenden',
  toggleOverlay: 'Einblendung zeigen oder ausblenden',
  toggleMute: 'Mein Mikrofon untertiteln oder nicht',
  wayland: 'Unter Wayland gelten sie vielleicht nicht.',
  waylandText:
    'Programme bekommen keine Tasten, die in einem anderen gedrückt werden. Fügen Sie stattdessen in den Einstellungen Ihrer Arbeitsumgebung ein Tastenkürzel mit diesem Befehl hinzu:',
  waylandAlso: 'Auch --start, --stop, --mute, --show und --quit.',
  none: 'Keines',
  press: 'Tasten drücken…',
  hint: 'Drücken Sie das Feld, dann die Tasten.',
  keysOf: '{label}: {keys}',
  recording: '{label}: Aufnahme, drücken Sie die Tasten',
  clear: 'Löschen',
  reset: 'Zurücksetzen',
  start: 'Drücken Sie die Tasten zusammen. Esc lässt es, wie es ist.',
  needsModifier: 'Halten Sie Strg, Alt oder die Systemtaste dazu; eine Taste allein braucht man zum Tippen.',
  unknownKey: 'Diese Taste geht nicht in einem Tastenkürzel. Versuchen Sie eine andere.',
  typesSign:
    'Diese Tasten schreiben {sign} auf Ihrer Tastatur, und jedes Programm verlöre es. Versuchen Sie andere.',
  typesSignAgain:
    'Diese Tasten schreiben {sign} auf Ihrer Tastatur, und jedes Programm verlöre es. Versuchen Sie andere, oder drücken Sie sie noch einmal, um sie trotzdem zu nehmen.',
  altGr:
    'Strg und Alt zusammen sind unter Windows AltGr: Auf vielen Tastaturen nimmt das jedem Programm einen Buchstaben oder ein Zeichen.',
} as const;

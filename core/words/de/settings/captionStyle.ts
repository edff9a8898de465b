/** What the settings say of how captions are set, where they stand and who hears of them, in German. */
export const captionStyle = {
  group: 'Zeilen und Zeichen',
  place: 'Position',
  placeHint:
    'Verschiebt die Untertitel sofort, auf dem Bildschirm, auf dem sie stehen. Von Hand: Position entsperren, dann ziehen.',
  top: 'Oben',
  bottom: 'Unten',
  nextDisplay: 'Nächster Bildschirm',
  letters: 'Zeilenlänge',
  lettersHint: 'So viele Buchstaben hat eine Zeile höchstens. In kürzere findet man schneller zurück.',
  lettersValue: '{count, number} Buchstaben',
  alignment: 'Ausrichtung',
  alignmentHint:
    'Wo Zeilen in der Einblendung stehen. Sie wachsen immer von einer Kante aus, damit kein Wort wandert.',
  alignmentStart: 'Rand',
  alignmentCentre: 'Mitte',
  typeface: 'Schriftart',
  typefaceHint: 'Atkinson Hyperlegible hält ähnliche Buchstaben auseinander.',
  typefaceAtkinson: 'Atkinson',
  typefaceSystem: 'System',
  typefaceOpenDyslexic: 'OpenDyslexic',
  hidesIdleMarks: 'Zeichen ausblenden, solange niemand spricht',
  hidesIdleMarksHint: 'Was Untertitel aufhält, wird immer gezeigt.',
  announces: 'Fertige Zeilen von Bildschirmlesern vorlesen lassen',
  announcesHint: 'Jede Zeile einmal, wenn sich ihre Worte nicht mehr ändern.',
} as const;

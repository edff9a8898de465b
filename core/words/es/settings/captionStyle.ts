/** What the settings say of how captions are set, where they stand and who hears of them, in Spanish. */
export const captionStyle = {
  group: 'Líneas y marcas',
  place: 'Posición',
  placeHint:
    'Mueve los subtítulos enseguida, en la pantalla donde están. A mano: desbloquee la posición y arrástrelos.',
  top: 'Arriba',
  bottom: 'Abajo',
  nextDisplay: 'Pantalla siguiente',
  letters: 'Longitud de línea',
  lettersHint: 'El máximo de letras en una línea. En las cortas es más fácil volver a encontrar el sitio.',
  lettersValue: '{count, number} letras',
  alignment: 'Alineación',
  alignmentHint:
    'Dónde están las líneas en la superposición. Siempre crecen desde un borde, para que ninguna palabra se mueva.',
  alignmentStart: 'Borde',
  alignmentCentre: 'Centro',
  typeface: 'Tipo de letra',
  typefaceHint: 'Atkinson Hyperlegible distingue bien las letras parecidas.',
  typefaceAtkinson: 'Atkinson',
  typefaceSystem: 'Sistema',
  typefaceOpenDyslexic: 'OpenDyslexic',
  hidesIdleMarks: 'Ocultar las marcas mientras nadie habla',
  hidesIdleMarksHint: 'Lo que impide que lleguen subtítulos se muestra siempre.',
  announces: 'Que el lector de pantalla lea las líneas terminadas',
  announcesHint: 'Cada línea una vez, cuando sus palabras ya no cambian.',
} as const;

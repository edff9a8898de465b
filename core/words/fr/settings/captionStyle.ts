/** What the settings say of how captions are set, where they stand and who hears of them, in French. */
export const captionStyle = {
  group: 'Lignes et repères',
  place: 'Position',
  placeHint:
    'Déplace aussitôt les sous-titres, sur l’écran où ils se trouvent. À la main : déverrouillez la position, puis faites-les glisser.',
  top: 'En haut',
  bottom: 'En bas',
  nextDisplay: 'Écran suivant',
  letters: 'Longueur des lignes',
  lettersHint: 'Le plus de lettres dans une ligne. On se retrouve plus vite dans des lignes courtes.',
  lettersValue: '{count, number} lettres',
  alignment: 'Alignement',
  alignmentHint:
    'Où se tiennent les lignes dans l’incrustation. Elles partent toujours d’un bord, pour qu’aucun mot ne bouge.',
  alignmentStart: 'Bord',
  alignmentCentre: 'Milieu',
  typeface: 'Police',
  typefaceHint: 'Atkinson Hyperlegible distingue bien les lettres qui se ressemblent.',
  typefaceAtkinson: 'Atkinson',
  typefaceSystem: 'Système',
  typefaceOpenDyslexic: 'OpenDyslexic',
  hidesIdleMarks: 'Masquer les repères quand personne ne parle',
  hidesIdleMarksHint: 'Ce qui empêche les sous-titres de venir est toujours affiché.',
  announces: 'Faire lire les lignes terminées par le lecteur d’écran',
  announcesHint: 'Chaque ligne une fois, quand ses mots ne changent plus.',
} as const;

/** What did not work, as problems name it, in French. */
export const acts = {
  didNotWork: 'Cela n’a pas marché : {act}',
  searching: 'chercher',
  findingLine: 'trouver cette ligne',
  readingSession: 'lire cette session',
  readingSessions: 'lire les sessions',
  changingLine: 'modifier cette ligne',
  undoing: 'annuler cela',
  redoing: 'rétablir cela',
  keeping: 'garder cela',
  deleting: 'supprimer cette session',
  exporting: 'exporter',
  copying: 'copier',
  printing: 'imprimer',
  previewing: 'montrer l’aperçu',
  addingWord: 'ajouter ce mot',
} as const;

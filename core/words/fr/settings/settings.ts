/** What the settings window says outside of its sections, in French. */
export const settings = {
  settings: 'Réglages',
  pages: 'Rubriques',
  library: 'Bibliothèque',
  service: 'Clé et serveur',
  microphone: 'Micro',
  speech: 'Parole',
  captions: 'Sous-titres',
  share: 'Partage',
  cost: 'Coût',
  shortcuts: 'Raccourcis',
  general: 'Général',
  goTo: 'Aller à « {section} »',
  dismiss: 'Fermer',
  changingSetting: 'modifier ce réglage',
} as const;

/** What the settings say of backing up and restoring, in French. */
export const backup = {
  label: 'Sauvegarde',
  hint: 'Toutes les sessions dans un seul fichier, à restaurer ici ou sur un autre ordinateur.',
  backUp: 'Sauvegarder…',
  restore: 'Restaurer…',
  backingUp: 'la sauvegarde',
  restoring: 'la restauration',
  waiting: 'Un instant…',
  savedAs: 'Enregistré sous {path}',
  restored: 'La sauvegarde est restaurée.',
  restoredAndKept: 'La sauvegarde est restaurée. Ce qui était conservé avant est maintenant {path}',
  question: 'Remplacer toutes les sessions par une sauvegarde ?',
  consequence:
    'Vous choisirez ensuite le fichier. Les sessions actuelles restent à côté dans un fichier, un mois au plus, et ne sont plus affichées.',
  yes: 'Choisir une sauvegarde',
} as const;

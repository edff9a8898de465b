/** What the app says of how long sessions are kept, in French. */
export const retention = {
  label: 'Garder les sessions',
  hint: 'Les plus anciennes sont supprimées définitivement, au plus tôt un jour après que la bibliothèque et le menu de l’icône de la zone de notification l’ont annoncé. Celles que vous marquez à garder restent.',
  forEver: 'Sans limite',
  days: '{days, plural, one {# jour} other {# jours}}',
  counting: 'le décompte des sessions',
  question:
    '{count, plural, one {Supprimer # session de plus de {days, number} jours ?} other {Supprimer # sessions de plus de {days, number} jours ?}}',
  consequence:
    '{count, plural, one {Elle date du {from, date, long}. Elle sera supprimée définitivement au plus tôt dans un jour ; d’ici là, la bibliothèque l’annonce et elle peut être gardée.} other {Elles datent du {from, date, long} au {to, date, long}. Elles seront supprimées définitivement au plus tôt dans un jour ; d’ici là, la bibliothèque l’annonce et certaines peuvent être gardées.}}',
  yes: 'Supprimer les anciennes',
  lastDeleted:
    '{count, plural, one {Supprimée le {at, date, long} : # session de plus de {days, number} jours.} other {Supprimées le {at, date, long} : # sessions de plus de {days, number} jours.}}',
  leaving:
    '{count, plural, one {# session sera supprimée définitivement le {at, date, long}.} other {# sessions seront supprimées définitivement à partir du {at, date, long}.}}',
  leavingHint:
    '{count, plural, one {Elle atteint l’âge limite que vous avez choisi. Ouvrez-la pour la garder.} other {Elles atteignent l’âge limite que vous avez choisi. Ouvrez-en une pour la garder.}}',
  change: 'Modifier…',
  leavesOn: 'Suppression définitive le {at, date, long}',
  keepThis: 'Garder cette session',
  isKept: 'La garder toujours, quel que soit son âge',
} as const;

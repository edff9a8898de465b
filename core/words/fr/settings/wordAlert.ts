/** What the settings and notifications say of words that a person wants to be alerted at, in French. */
export const wordAlert = {
  group: 'Alerte de mots',
  terms: 'M’alerter pour',
  termsHint:
    'Votre nom, ou des mots que vous attendez : un par ligne. Quand l’un est dit, il s’allume dans les sous-titres. La casse et les accents ne comptent pas ; « Ann » n’est pas trouvé dans « annonce ».',
  termsPlaceholder: 'Anna\nrevue du budget',
  termsCount: '{count, number} sur {most, number}',
  noLetters: '« {term} » n’a ni lettre ni chiffre à chercher.',
  tooLong: '« {term} » dépasse {most, number} caractères.',
  tooMany: 'Il y a {count, number} entrées ; {most, number} est le maximum.',
  notifies: 'Notifier aussi',
  notifiesHint:
    'Une notification du système avec la ligne, même quand l’incrustation est masquée : au plus une par terme toutes les {seconds, number} secondes. Le système la garde jusqu’à ce que vous l’effaciez. Quand rien n’est conservé, il n’y en a pas.',
  said: '« {term} » a été dit',
} as const;

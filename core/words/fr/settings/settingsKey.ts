/** What the section “Key and server” of the settings says, in French. */
export const settingsKey = {
  title: 'Clé API',
  stored: 'Une clé est enregistrée.',
  storedEncrypted: 'Ce système la chiffre ; seul le processus principal de Surtitle la lit.',
  storedPlain: 'Une clé est enregistrée en clair.',
  storedPlainText: 'Qui peut lire vos fichiers peut la lire.',
  environment: 'La clé vient de l’environnement.',
  environmentText: 'OPENAI_API_KEY est définie. Une clé enregistrée ici est utilisée à sa place.',
  none: 'Il n’y a pas encore de clé.',
  noneText:
    'Sans clé, cet ordinateur sous-titre l’anglais ; avec une clé, OpenAI sous-titre plus de cinquante langues.',
  newKey: 'Nouvelle clé',
  placeholder: 'sk-…',
  save: 'Enregistrer la clé',
  enterFirst: 'Saisissez d’abord une clé.',
  hintEncrypted:
    'Collez une clé de votre compte OpenAI. Elle est chiffrée sur cet ordinateur et n’est plus jamais affichée.',
  hintPlain:
    'Ce système ne peut pas chiffrer la clé. On vous demandera votre accord avant de l’écrire en clair.',
  hintUnavailable:
    'Rien ne peut être enregistré sur ce système. Définissez OPENAI_API_KEY dans l’environnement et relancez Surtitle.',
  whereFrom: 'D’où viennent les clés',
  price:
    'OpenAI facture à votre compte environ {price, number, ::currency/USD} l’heure de parole. Le total est sous « Coût », où vous pouvez fixer un budget.',
  openKeyPage: 'Ouvrir la page des clés d’OpenAI',
  openingKeyPage: 'ouvrir la page des clés',
  test: 'Tester la clé',
  testing: 'On demande au service…',
  testingKey: 'tester la clé',
  good: 'La clé fonctionne : le service l’a acceptée.',
  untestable: 'La clé n’a pas pu être testée maintenant. {reason}',
  remove: 'Retirer la clé',
  removed: 'La clé enregistrée est retirée.',
  removing: 'retirer la clé',
  storing: 'enregistrer la clé',
  removeQuestion: 'Retirer la clé enregistrée ?',
  removeConsequence: 'Elle ne peut plus être affichée ; il faudrait la saisir de nouveau.',
  removeYes: 'La retirer',
  removeNo: 'La garder',
  plainQuestion: 'Enregistrer la clé en clair ?',
  plainConsequence:
    'Ce système n’a pas d’endroit sûr pour les secrets. La clé serait dans un fichier ordinaire : quiconque peut lire vos fichiers, et tout programme que vous lancez, peut la lire et dépenser votre crédit.',
  plainYes: 'L’enregistrer en clair',
  plainNo: 'Ne pas l’enregistrer',
  server: 'Serveur',
  address: 'Adresse',
  addressHint: 'À changer pour une autre région ou un serveur compatible.',
  addressWrong:
    'Saisissez une adresse complète qui commence par https://, sans nom, mot de passe, ? ni #. http:// seul ne vaut que pour cet ordinateur.',
  useDefault: 'Utiliser l’adresse par défaut',
} as const;

/** What the section “Microphone” of the settings says, in French. */
export const settingsMicrophone = {
  who: 'Qui est sous-titré',
  before: 'Avant un appel',
  input: 'Entrée',
  cleanUp: 'Nettoyage',
  echo: 'Suppression de l’écho',
  echoHint:
    'Retire ce que jouent vos propres haut-parleurs. À désactiver si vous sous-titrez un haut-parleur.',
  echoEvery:
    'Ici elle retire ce que jouent tous les programmes : un appel sur haut-parleurs n’est pas sous-titré deux fois.',
  echoOwn:
    'Ici elle ne retire que ce que joue Surtitle. Avec des haut-parleurs, le micro entend aussi les autres : utilisez un casque.',
  echoNone:
    'Ce micro n’en dispose pas. Avec des haut-parleurs, il entend aussi les autres : utilisez un casque.',
  noise: 'Suppression du bruit',
  noiseHint: 'Aide avec un ventilateur ou une rue ; dans une pièce calme elle peut coûter des mots.',
  absent: '{name} n’est pas connecté. D’ici là, celui du système est utilisé.',
  absentUnnamed: 'Le micro choisi n’est pas connecté. D’ici là, celui du système est utilisé.',
  device: 'Appareil',
  countsAtOnce: 'Un changement compte aussitôt, même pendant les sous-titres.',
  systemDefault: 'Celui du système',
  systemDefaultNamed: 'Celui du système ({name})',
  chosen: 'Micro choisi',
  notConnected: '{name} (non connecté)',
  numbered: 'Micro {number, number}',
  level: 'Niveau',
  levelHint: 'Parlez comme vous le ferez ensuite. Le micro n’est ouvert que tant que cette page est devant.',
  levelLabel: 'Niveau du micro',
  levelOf: 'Niveau de {name}',
  notListening: 'N’écoute pas',
  silence: 'Silence',
  quiet: 'Faible, {db, number} dB',
  good: 'Bon, {db, number} dB',
  tooLoud: 'Trop fort, {db, number} dB',
} as const;

/** What the section “Share” of the settings says, in French. */
export const settingsShare = {
  title: 'Sous-titres sur d’autres écrans',
  share: 'Partager les sous-titres',
  shareHint:
    'Téléphones, tablettes, projecteur ou OBS montrent ce qui est sous-titré ici. C’est de nouveau désactivé à chaque lancement de Surtitle.',
  who: 'Qui peut lire',
  whoHint: 'Qui ouvre le lien voit aussi ce qui a été dit depuis le début des sous-titres.',
  network: 'Les personnes de ce réseau',
  networkHint:
    'Toutes celles qui ont le lien et sont sur le même réseau que cet ordinateur. Ce qui est dit y passe sans chiffrement : à éviter là où des inconnus partagent le réseau.',
  computer: 'Cet ordinateur seulement',
  computerHint:
    'Pour un programme de diffusion comme OBS, ou un navigateur d’ici. Rien ne sort de l’ordinateur.',
  now: 'Maintenant',
  moved:
    'L’adresse est nouvelle, car un autre programme utilise la précédente : les liens donnés avant ne mènent nulle part.',
  readers: 'Pour les lecteurs',
  readersHint: 'Donnez-le, ou montrez l’image à l’appareil photo d’un téléphone.',
  readersHere: 'Pour un navigateur d’ici.',
  copyReaders: 'Copier le lien pour les lecteurs',
  obs: 'Pour OBS et semblables',
  obsHint: 'Une source navigateur sur cet ordinateur : les lignes les plus récentes, transparentes.',
  copyObs: 'Copier le lien pour OBS et semblables',
  newLinks: 'Nouveaux liens',
  newLinksHint: 'Ceux donnés avant n’ouvrent plus rien, et qui suit maintenant en a besoin d’un nouveau.',
  makeNewLinks: 'Créer de nouveaux liens',
  otherAddress: 'Une autre adresse, si celle-ci ne s’ouvre pas',
  copy: 'Copier',
  copied: 'Copié.',
  notCopied: 'Il n’a pas pu être copié. Il est sélectionné : copiez-le au clavier.',
  qrCode: 'Code QR du lien',
} as const;

/** What the settings say of the two sides of a conversation and of their test, in French. */
export const settingsSides = {
  sides: 'Côtés',
  both: 'Les deux côtés',
  bothHint: 'Vous, et les autres dans un appel ou un film, chacun dans ses propres lignes.',
  microphone: 'Micro',
  microphoneHint: 'Qui parle dans cette pièce.',
  computer: 'Le son de cet ordinateur',
  computerHint: 'Les autres dans un appel, un film, une page web.',
  noComputerSound:
    'Ce système ne donne à aucun programme ce qu’il joue ; c’est donc le micro qui est sous-titré. Sous Linux, démarrez PulseAudio ou PipeWire, puis Surtitle.',
  yourName: 'Votre nom',
  yourNameHint:
    'Se trouve à côté de ce que le micro entend. Un changement se voit aussitôt ; les fichiers d’une session gardent les noms du début.',
  theirName: 'Nom des autres',
  theirNameHint: 'Se trouve à côté de ce que joue l’ordinateur : une personne, une équipe, un film.',
  you: 'Vous',
  others: 'Les autres',
  hears: 'Ce que Surtitle entend',
  hearsHint:
    'De vous et des autres, en niveaux. Rien n’est reconnu, gardé ni envoyé, et cela s’arrête tout seul après une minute.',
  test: 'Tester les deux côtés',
  endTest: 'Terminer le test',
  hearsDevice: '{device, select, none {Entend le micro.} other {Entend {device}.}}',
  hearsOutput:
    '{device, select, none {Entend ce que joue la sortie du système.} other {Entend ce qui est joué sur {device}.}}',
  nothingYou: 'Rien entendu encore. Dites quelque chose.',
  nothingOthers: 'Rien entendu encore. Jouez quelque chose dans l’appel, ou un son d’essai.',
  muted: 'Votre micro est coupé dans les sous-titres ; rien n’en est donc entendu.',
  opening: 'Ouverture…',
  heard: 'Entendu.',
  playTest: 'Jouer un son d’essai',
  noSound: 'Le système ne joue aucun son.',
  silentTitle: 'Si les autres restent muets',
  otherDevice: 'Un autre appareil.',
  otherDeviceText:
    '{device, select, none {Seul ce que joue la sortie du système est entendu. Si l’appel passe par un autre appareil, choisissez la sortie du système dans l’appel, ou l’appareil de l’appel dans le système.} other {Seul ce qui est joué sur {device} est entendu. Si l’appel passe par un autre appareil, choisissez {device} dans l’appel, ou l’appareil de l’appel dans le système.}}',
  volume: 'Le volume.',
  volumeUnknown: 'Linux a un volume à part pour ce que les programmes entendent, appelé moniteur.',
  volumeEnough: 'Ce système transmet ce qui est joué sur {output} à {percent, number} %, ce qui suffit.',
  volumeLow:
    'Ce système transmet ce qui est joué sur {output} à {percent, number} %, trop peu : augmentez-le plus haut.',
  permission: 'L’autorisation.',
  permissionText:
    'Là où Surtitle n’a pas le droit d’entendre l’ordinateur, c’est le silence, sans erreur. Sur un Mac : Réglages Système › Confidentialité et sécurité › Enregistrement de l’écran et de l’audio système.',
  faint: 'On entendrait à peine les autres.',
  faintText:
    'Ce système transmet ce qui est joué sur {output} à {percent, number} % de son volume. C’est un volume à part : ce que vous entendez ne change pas.',
  raise: 'L’augmenter à 100 %',
  notRaised: 'Il n’a pas pu être augmenté. {reason}',
  raising: 'augmenter le volume',
} as const;

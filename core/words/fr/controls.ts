/** What the controls say that several windows share, in French. */
export const controls = {
  start: 'Démarrer',
  stop: 'Arrêter',
  cancel: 'Annuler',
  close: 'Fermer',
  now: 'Sous-titres et incrustation',
  startCaptions: 'Démarrer les sous-titres',
  stopCaptions: 'Arrêter les sous-titres',
  showOverlay: 'Afficher l’incrustation',
  hideOverlay: 'Masquer l’incrustation',
  hideAndListen: 'Masquer l’incrustation ; l’écoute continue',
  hideAndStop: 'Masquer l’incrustation et arrêter les sous-titres',
  lockPosition: 'Verrouiller la position',
  unlockPosition: 'Déverrouiller la position',
  quit: 'Quitter Surtitle',
} as const;

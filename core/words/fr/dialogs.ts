/** What the system's own questions and windows say, in French. */
export const dialogs = {
  settingsTitle: 'Réglages de Surtitle',
  libraryTitle: 'Bibliothèque de Surtitle',
  exportTitle: 'Exporter',
  exportFolder: 'Choisir un dossier pour les fichiers',
  srtFiles: 'Sous-titres SubRip',
  vttFiles: 'Sous-titres WebVTT',
  txtFiles: 'Texte brut',
  mdFiles: 'Markdown',
  jsonFiles: 'JSON avec tous les temps',
  transcribeTitle: 'Transcrire un fichier',
  transcribe: 'Transcrire',
  soundAndVideo: 'Son et vidéo',
  allFiles: 'Tous les fichiers',
  sendKey: 'Envoyer votre clé API à {host} ?',
  sendKeyDetail:
    'La clé a été saisie pour {before}. La personne qui gère {host} pourrait s’en servir et entendrait ce qui est sous-titré. N’acceptez que si vous avez choisi ce serveur vous-même. Pour qu’il ait sa propre clé, retirez d’abord celle-ci.',
  sendKeyYes: 'L’envoyer à {host}',
  useServer: 'Envoyer ce qui est dit à {host} ?',
  useServerDetail:
    'Désormais le son, et toute clé que vous saisissez, iraient à {host}. N’acceptez que si vous avez choisi ce serveur vous-même.',
  useServerYes: 'Utiliser {host}',
  doNotSend: 'Ne pas envoyer',
  overlayFails: 'La fenêtre des sous-titres ne cesse d’échouer.',
  overlayFailsDetail:
    'Elle a été rechargée {tries, number} fois et a échoué à chaque fois. Les lignes terminées sont conservées. Plus tard, Masquer et Afficher dans la zone de notification font un nouvel essai.',
  settingsFails: 'La fenêtre des réglages ne cesse d’échouer.',
  settingsFailsDetail:
    'Elle a été rechargée {tries, number} fois et a échoué à chaque fois. Les lignes terminées sont conservées. Fermez-la et rouvrez-la plus tard.',
  libraryFails: 'La fenêtre de la bibliothèque ne cesse d’échouer.',
  libraryFailsDetail:
    'Elle a été rechargée {tries, number} fois et a échoué à chaque fois. Les lignes terminées sont conservées. Fermez-la et rouvrez-la plus tard.',
  leaveIt: 'Laisser ainsi',
  tryAgain: 'Réessayer',
} as const;

/** What the section “Shortcuts” of the settings says, in French. */
export const settingsShortcuts = {
  title: 'Raccourcis valables dans tous les programmes',
  toggleCaptions: 'Démarrer ou arrêter les sous-titres',
  toggleOverlay: 'Afficher ou masquer l’incrustation',
  toggleMute: 'Sous-titrer ou non mon micro',
  wayland: 'Sous Wayland, ils peuvent ne pas marcher.',
  waylandText:
    'Les programmes ne reçoivent pas les touches pressées dans un autre. Ajoutez plutôt un raccourci dans les réglages de votre bureau, avec cette commande :',
  waylandAlso: 'Aussi --start, --stop, --mute, --show et --quit.',
  none: 'Aucun',
  press: 'Pressez des touches…',
  hint: 'Cliquez dans le champ, puis pressez les touches.',
  keysOf: '{label} : {keys}',
  recording: '{label} : enregistrement, pressez les touches',
  clear: 'Effacer',
  reset: 'Réinitialiser',
  start: 'Pressez les touches ensemble. Échap laisse tel quel.',
  needsModifier: 'Tenez aussi Ctrl, Alt ou la touche système ; une touche seule sert à écrire.',
  unknownKey: 'Cette touche ne peut pas servir dans un raccourci. Essayez-en une autre.',
  typesSign:
    'Ces touches écrivent {sign} sur votre clavier, et tous les programmes le perdraient. Essayez-en d’autres.',
  typesSignAgain:
    'Ces touches écrivent {sign} sur votre clavier, et tous les programmes le perdraient. Essayez-en d’autres, ou pressez-les encore pour les garder quand même.',
  altGr:
    'Ctrl et Alt ensemble font AltGr sous Windows : sur bien des claviers, cela retire une lettre ou un signe à tous les programmes.',
} as const;

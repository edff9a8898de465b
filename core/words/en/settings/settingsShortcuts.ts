/** What the section “Shortcuts” of the settings says, in English. */
export const settingsShortcuts = {
  title: 'Shortcuts that work in every program',
  toggleCaptions: 'Start or stop captions',
  toggleOverlay: 'Show or hide the overlay',
  toggleMute: 'Mute or unmute my microphone in captions',
  wayland: 'On Wayland these may not work.',
  waylandText:
    'Programs get no keys that are pressed in another. Add a keyboard shortcut in your desktop’s own settings with this command instead:',
  waylandAlso: 'Also --start, --stop, --mute, --show and --quit.',
  none: 'None',
  press: 'Press keys…',
  hint: 'Press the field, then the keys.',
  keysOf: '{label}: {keys}',
  recording: '{label}: recording, press the keys',
  clear: 'Clear',
  reset: 'Reset',
  start: 'Press the keys together. Escape leaves it as it is.',
  needsModifier: 'Hold Ctrl, Alt or the system key with it; a key alone is needed for typing.',
  unknownKey: 'This key cannot be used in a shortcut. Try another.',
  typesSign: 'These keys type {sign} on your keyboard, and every program would lose it. Try others.',
  typesSignAgain:
    'These keys type {sign} on your keyboard, and every program would lose it. Try others, or press them again to use them all the same.',
  altGr:
    'Ctrl and Alt together are AltGr on Windows: on many keyboards this takes a letter or sign from every program.',
} as const;

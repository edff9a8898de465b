/** What the section “Shortcuts” of the settings says, in Spanish. */
export const settingsShortcuts = {
  title: 'Atajos que funcionan en cualquier programa',
  toggleCaptions: 'Iniciar o detener subtítulos',
  toggleOverlay: 'Mostrar u ocultar la superposición',
  toggleMute: 'Subtitular o no mi micrófono',
  wayland: 'En Wayland quizá no funcionen.',
  waylandText:
    'Los programas no reciben teclas pulsadas en otro. Añada en su lugar un atajo en los ajustes de su escritorio con este comando:',
  waylandAlso: 'También --start, --stop, --mute, --show y --quit.',
  none: 'Ninguno',
  press: 'Pulse teclas…',
  hint: 'Pulse el campo y después las teclas.',
  keysOf: '{label}: {keys}',
  recording: '{label}: grabando, pulse las teclas',
  clear: 'Borrar',
  reset: 'Restablecer',
  start: 'Pulse las teclas a la vez. Esc lo deja como está.',
  needsModifier:
    'Mantenga también Ctrl, Alt o la tecla del sistema; una tecla sola hace falta para escribir.',
  unknownKey: 'Esta tecla no vale en un atajo. Pruebe otra.',
  typesSign: 'Estas teclas escriben {sign} en su teclado, y todos los programas lo perderían. Pruebe otras.',
  typesSignAgain:
    'Estas teclas escriben {sign} en su teclado, y todos los programas lo perderían. Pruebe otras, o púlselas otra vez para usarlas de todos modos.',
  altGr:
    'Ctrl y Alt juntas son AltGr en Windows: en muchos teclados esto quita una letra o un signo a todos los programas.',
} as const;

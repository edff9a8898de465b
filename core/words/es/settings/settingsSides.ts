/** What the settings say of the two sides of a conversation and of their test, in Spanish. */
export const settingsSides = {
  sides: 'Lados',
  both: 'Ambos lados',
  bothHint: 'Usted, y los demás en una llamada o película, cada uno en sus propias líneas.',
  microphone: 'Micrófono',
  microphoneHint: 'Quien hable en esta sala.',
  computer: 'Sonido de este ordenador',
  computerHint: 'Los demás en una llamada, una película, una página web.',
  noComputerSound:
    'Este sistema no da a ningún programa lo que suena, así que se subtitula el micrófono. En Linux, inicie PulseAudio o PipeWire y después Surtitle.',
  yourName: 'Su nombre',
  yourNameHint:
    'Está junto a lo que oye el micrófono. El cambio se ve al momento; los archivos de una sesión conservan los nombres del comienzo.',
  theirName: 'Nombre de los demás',
  theirNameHint: 'Está junto a lo que suena en el ordenador: una persona, un equipo, una película.',
  you: 'Usted',
  others: 'Los demás',
  hears: 'Lo que oye Surtitle',
  hearsHint:
    'De usted y de los demás, como niveles. Nada se reconoce, se guarda ni se envía, y termina solo al cabo de un minuto.',
  test: 'Probar ambos lados',
  endTest: 'Terminar la prueba',
  hearsDevice: '{device, select, none {Oye el micrófono.} other {Oye {device}.}}',
  hearsOutput:
    '{device, select, none {Oye lo que suena en la salida del sistema.} other {Oye lo que suena en {device}.}}',
  nothingYou: 'Aún no se oye nada. Diga algo.',
  nothingOthers: 'Aún no se oye nada. Reproduzca algo en la llamada o un sonido de prueba.',
  muted: 'Su micrófono no se subtitula, así que no se oye nada de él.',
  opening: 'Abriendo…',
  heard: 'Se oye.',
  playTest: 'Reproducir un sonido de prueba',
  noSound: 'El sistema no reproduce sonido.',
  silentTitle: 'Si los demás siguen en silencio',
  otherDevice: 'Otro dispositivo.',
  otherDeviceText:
    '{device, select, none {Solo se oye lo que suena en la salida del sistema. Si la llamada suena en otro dispositivo, elija la salida del sistema en la llamada, o el dispositivo de la llamada en el sistema.} other {Solo se oye lo que suena en {device}. Si la llamada suena en otro dispositivo, elija {device} en la llamada, o el dispositivo de la llamada en el sistema.}}',
  volume: 'Volumen.',
  volumeUnknown: 'Linux tiene un volumen propio para lo que oyen los programas, llamado monitor.',
  volumeEnough: 'Este sistema pasa lo que suena en {output} al {percent, number} %, que es suficiente.',
  volumeLow:
    'Este sistema pasa lo que suena en {output} al {percent, number} %, demasiado poco: súbalo arriba.',
  permission: 'Permiso.',
  permissionText:
    'Donde Surtitle no puede oír el ordenador, hay silencio y ningún error. En un Mac: Ajustes del Sistema › Privacidad y seguridad › Grabación de pantalla y audio del sistema.',
  faint: 'Los demás apenas se oirían.',
  faintText:
    'Este sistema pasa lo que suena en {output} al {percent, number} % de su volumen. Es un volumen propio: lo que usted oye no cambia.',
  raise: 'Subirlo al 100 %',
  notRaised: 'No se pudo subir. {reason}',
  raising: 'subir el volumen',
} as const;

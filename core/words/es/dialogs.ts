/** What the system's own questions and windows say, in Spanish. */
export const dialogs = {
  settingsTitle: 'Ajustes de Surtitle',
  libraryTitle: 'Biblioteca de Surtitle',
  exportTitle: 'Exportar',
  exportFolder: 'Elegir una carpeta para los archivos',
  srtFiles: 'Subtítulos SubRip',
  vttFiles: 'Subtítulos WebVTT',
  txtFiles: 'Texto sin formato',
  mdFiles: 'Markdown',
  jsonFiles: 'JSON con todos los tiempos',
  transcribeTitle: 'Transcribir un archivo',
  transcribe: 'Transcribir',
  soundAndVideo: 'Sonido y vídeo',
  allFiles: 'Todos los archivos',
  sendKey: '¿Enviar su clave API a {host}?',
  sendKeyDetail:
    'La clave se introdujo para {before}. Quien gestione {host} podría usarla y oiría lo que se subtitula. Acepte solo si ha elegido este servidor usted mismo. Para darle una clave propia, quite antes la actual.',
  sendKeyYes: 'Enviarla a {host}',
  useServer: '¿Enviar lo que se dice a {host}?',
  useServerDetail:
    'A partir de ahora el sonido, y cualquier clave que introduzca, irían a {host}. Acepte solo si ha elegido este servidor usted mismo.',
  useServerYes: 'Usar {host}',
  doNotSend: 'No enviar',
  overlayFails: 'La ventana de subtítulos falla una y otra vez.',
  overlayFailsDetail:
    'Se ha vuelto a cargar {tries, number} veces y ha fallado todas. Las líneas terminadas se conservan. Más tarde, Ocultar y Mostrar en la bandeja lo intentan de nuevo.',
  settingsFails: 'La ventana de ajustes falla una y otra vez.',
  settingsFailsDetail:
    'Se ha vuelto a cargar {tries, number} veces y ha fallado todas. Las líneas terminadas se conservan. Ciérrela y ábrala de nuevo más tarde.',
  libraryFails: 'La ventana de la biblioteca falla una y otra vez.',
  libraryFailsDetail:
    'Se ha vuelto a cargar {tries, number} veces y ha fallado todas. Las líneas terminadas se conservan. Ciérrela y ábrala de nuevo más tarde.',
  leaveIt: 'Dejarlo así',
  tryAgain: 'Intentar de nuevo',
} as const;

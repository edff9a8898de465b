/** What the first steps in the settings window say, in Spanish. */
export const firstMinute = {
  title: 'Sus primeros subtítulos',
  start: 'Iniciar subtítulos',
  startButton: 'Iniciar',
  startAgain: 'Iniciar de nuevo',
  startLocal:
    'Este ordenador transcribe inglés. Más adelante, {keys, select, none {desde la bandeja} other {con {keys} o desde la bandeja}}.',
  startOpenai:
    'OpenAI transcribe lo que se dice. Más adelante, {keys, select, none {desde la bandeja} other {con {keys} o desde la bandeja}}.',
  starting: 'Iniciando…',
  failed: 'Los subtítulos no pudieron iniciarse',
  tryAgain: 'Intentar de nuevo',
  say: 'Diga algo',
  listening: 'Escuchando…',
  listeningLocal:
    'Sus palabras aparecen sobre cualquier ventana. Inglés, en este ordenador: nada sale de él, nada que pagar.',
  listeningOpenai: 'Sus palabras aparecen sobre cualquier ventana. OpenAI escucha, y su cuenta paga.',
  worked: 'Los subtítulos funcionan',
  areOn: 'Los subtítulos están activados',
  standingIn: 'Este ordenador escucha en su lugar: {reason}',
  microphone: 'Comprobar el micrófono',
  microphoneText: 'Si no aparecen palabras: compruebe que le oye el micrófono correcto.',
  microphoneHeard: 'El micrófono se oye.',
  tryIt: 'Probar',
  look: 'Volver a mirar',
  more: 'Más idiomas, si quiere',
  moreText:
    'Con una clave de OpenAI: menos errores, más de cincuenta idiomas. El sonido va entonces a OpenAI, que cobra unos {price, number, ::currency/USD} por hora de voz.',
  enterKey: 'Introducir una clave',
  keyTesting: 'Se pregunta al servicio si la clave funciona.',
  keyGood: 'El servicio aceptó su clave.',
  keyUntested: 'Hay una clave; aún no se ha podido comprobar si funciona.',
  seeKey: 'Ver la clave',
} as const;

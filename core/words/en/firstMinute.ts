/** What the first steps in the settings window say, in English. */
export const firstMinute = {
  title: 'Your first captions',
  start: 'Start captions',
  startButton: 'Start',
  startAgain: 'Start again',
  startLocal:
    'This computer writes down English. Later {keys, select, none {from the tray} other {with {keys}, or from the tray}}.',
  startOpenai:
    'OpenAI writes down what is said. Later {keys, select, none {from the tray} other {with {keys}, or from the tray}}.',
  starting: 'Starting…',
  failed: 'Captions could not start',
  tryAgain: 'Try again',
  say: 'Say something',
  listening: 'Listening…',
  listeningLocal:
    'Your words appear over every window. English, on this computer: nothing leaves it, nothing to pay.',
  listeningOpenai: 'Your words appear over every window. OpenAI listens, and your account pays.',
  worked: 'Captions work',
  areOn: 'Captions are on',
  standingIn: 'This computer listens in its place: {reason}',
  microphone: 'Check the microphone',
  microphoneText: 'If no words appear: see that the right one hears you.',
  microphoneHeard: 'The microphone is heard.',
  tryIt: 'Try it',
  look: 'Look again',
  more: 'More languages, if you like',
  moreText:
    'With an OpenAI key: fewer mistakes, over fifty languages. The sound then goes to OpenAI, which bills about {price, number, ::currency/USD} for an hour of speech.',
  enterKey: 'Enter a key',
  keyTesting: 'The service is being asked whether the key works.',
  keyGood: 'The service accepted your key.',
  keyUntested: 'There is a key; whether it works could not be tested yet.',
  seeKey: 'See the key',
} as const;

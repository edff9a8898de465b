/** What the first steps in the settings window say, in French. */
export const firstMinute = {
  title: 'Vos premiers sous-titres',
  start: 'Démarrer les sous-titres',
  startButton: 'Démarrer',
  startAgain: 'Redémarrer',
  startLocal:
    'Cet ordinateur transcrit l’anglais. Plus tard, {keys, select, none {depuis la zone de notification} other {avec {keys}, ou depuis la zone de notification}}.',
  startOpenai:
    'OpenAI transcrit ce qui est dit. Plus tard, {keys, select, none {depuis la zone de notification} other {avec {keys}, ou depuis la zone de notification}}.',
  starting: 'Démarrage…',
  failed: 'Les sous-titres n’ont pas pu démarrer',
  tryAgain: 'Réessayer',
  say: 'Dites quelque chose',
  listening: 'Écoute en cours…',
  listeningLocal:
    'Vos mots apparaissent par-dessus toutes les fenêtres. En anglais, sur cet ordinateur : rien n’en sort, rien à payer.',
  listeningOpenai:
    'Vos mots apparaissent par-dessus toutes les fenêtres. OpenAI écoute, et votre compte paie.',
  worked: 'Les sous-titres fonctionnent',
  areOn: 'Les sous-titres sont activés',
  standingIn: 'Cet ordinateur écoute à la place : {reason}',
  microphone: 'Vérifier le micro',
  microphoneText: 'Si aucun mot n’apparaît : voyez si c’est le bon qui vous entend.',
  microphoneHeard: 'Le micro est entendu.',
  tryIt: 'Essayer',
  look: 'Revoir',
  more: 'Plus de langues, si vous voulez',
  moreText:
    'Avec une clé OpenAI : moins d’erreurs, plus de cinquante langues. Le son va alors à OpenAI, qui facture environ {price, number, ::currency/USD} l’heure de parole.',
  enterKey: 'Saisir une clé',
  keyTesting: 'On demande au service si la clé fonctionne.',
  keyGood: 'Le service a accepté votre clé.',
  keyUntested: 'Il y a une clé ; on n’a pas encore pu vérifier si elle fonctionne.',
  seeKey: 'Voir la clé',
} as const;

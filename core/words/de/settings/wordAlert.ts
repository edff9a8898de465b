/** What the settings and notifications say of words that a person wants to be alerted at, in German. */
export const wordAlert = {
  group: 'Hinweis bei Wörtern',
  terms: 'Hinweisen auf',
  termsHint:
    'Ihr Name oder Wörter, auf die Sie warten: je Zeile eines. Wird es gesagt, leuchtet es in den Untertiteln auf. Groß- und Kleinschreibung und Akzente spielen keine Rolle; „Ann“ wird in „Annonce“ nicht gefunden.',
  termsPlaceholder: 'Anna\nNeues Budget',
  termsCount: '{count, number} von {most, number}',
  noLetters: '„{term}“ hat keinen Buchstaben und keine Zahl, nach denen sich suchen ließe.',
  tooLong: '„{term}“ ist länger als {most, number} Zeichen.',
  tooMany: 'Es sind {count, number} Einträge; höchstens {most, number} sind möglich.',
  notifies: 'Auch benachrichtigen',
  notifiesHint:
    'Eine Benachrichtigung des Systems mit der Zeile, auch während die Einblendung nicht zu sehen ist: je Eintrag höchstens eine in {seconds, number} Sekunden. Das System behält sie, bis Sie sie löschen. Solange nicht aufgezeichnet wird, gibt es keine.',
  said: '„{term}“ wurde gesagt',
} as const;

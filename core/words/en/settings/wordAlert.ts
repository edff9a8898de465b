/** What the settings and notifications say of words that a person wants to be alerted at, in English. */
export const wordAlert = {
  group: 'Word alert',
  terms: 'Alert me at',
  termsHint:
    'Your name, or words that you wait for: one per line. When one is said it lights up in the captions. Case and accents do not matter; “Ann” is not found in “announce”.',
  termsPlaceholder: 'Anna\nbudget review',
  termsCount: '{count, number} of {most, number}',
  noLetters: '“{term}” has no letter or number to look for.',
  tooLong: '“{term}” is longer than {most, number} characters.',
  tooMany: 'There are {count, number} entries; {most, number} is the most.',
  notifies: 'Also notify',
  notifiesHint:
    'A notification of the system with the line, also while the overlay is hidden: at most one per term in {seconds, number} seconds. The system keeps it until you clear it. Off the record there is none.',
  said: '“{term}” was said',
} as const;

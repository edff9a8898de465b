/** What the app says of how long sessions are kept, in English. */
export const retention = {
  label: 'Keep sessions',
  hint: 'Older ones are deleted for good. The library and the menu of the tray icon say so at least a day before. Those that you mark to be kept stay.',
  forEver: 'For ever',
  days: '{days, plural, one {# day} other {# days}}',
  counting: 'counting the sessions',
  question:
    '{count, plural, one {Delete # session that is older than {days, number} days?} other {Delete # sessions that are older than {days, number} days?}}',
  consequence:
    '{count, plural, one {It is from {from, date, long}. It is deleted for good a day from now at the earliest; until then the library says so, and it can be kept.} other {They are from {from, date, long} to {to, date, long}. They are deleted for good a day from now at the earliest; until then the library says so, and single ones can be kept.}}',
  yes: 'Delete older ones',
  lastDeleted:
    '{count, plural, one {Deleted on {at, date, long}: # session older than {days, number} days.} other {Deleted on {at, date, long}: # sessions older than {days, number} days.}}',
  leaving:
    '{count, plural, one {# session is deleted for good on {at, date, long}.} other {# sessions are deleted for good from {at, date, long} on.}}',
  leavingHint:
    '{count, plural, one {Sessions that are older than you chose are deleted. Open it to keep it.} other {Sessions that are older than you chose are deleted. Open one to keep it.}}',
  change: 'Change…',
  leavesOn: 'Deleted for good on {at, date, long}',
  keepThis: 'Keep this one',
  isKept: 'Keep it for ever, however old it is',
} as const;

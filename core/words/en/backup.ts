/** What the settings say of backing up and restoring, in English. */
export const backup = {
  label: 'Backup',
  hint: 'All sessions in one file, which can be put back here or on another computer.',
  backUp: 'Back up…',
  restore: 'Restore…',
  backingUp: 'the backup',
  restoring: 'restoring the backup',
  waiting: 'One moment…',
  savedAs: 'Saved as {path}',
  restored: 'The backup is restored.',
  restoredAndKept: 'The backup is restored. What was kept before is now {path}',
  question: 'Put a backup in the place of all sessions?',
  consequence:
    'You choose the file next. The sessions of now are kept beside it as a file, for a month at most, and are not shown any more.',
  yes: 'Choose a backup',
} as const;

/** What did not work, as problems name it, in English. */
export const acts = {
  didNotWork: '{act} did not work',
  searching: 'the search',
  findingLine: 'finding this line',
  readingSession: 'reading this session',
  readingSessions: 'reading the sessions',
  changingLine: 'changing this line',
  undoing: 'taking this back',
  redoing: 'doing this again',
  keeping: 'keeping this',
  deleting: 'deleting this session',
  exporting: 'the export',
  copying: 'copying',
  printing: 'printing',
  previewing: 'the preview',
  addingWord: 'adding this word',
} as const;

/** What the controls say that several windows share, in English. */
export const controls = {
  start: 'Start',
  stop: 'Stop',
  cancel: 'Cancel',
  close: 'Close',
} as const;

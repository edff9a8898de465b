/** What the controls say that several windows share, in English. */
export const controls = {
  start: 'Start',
  stop: 'Stop',
  cancel: 'Cancel',
  close: 'Close',
  now: 'Captions and overlay',
  startCaptions: 'Start captions',
  stopCaptions: 'Stop captions',
  showOverlay: 'Show overlay',
  hideOverlay: 'Hide overlay',
  unlockPosition: 'Unlock position',
  lockPosition: 'Lock position',
  quit: 'Quit Surtitle',
} as const;

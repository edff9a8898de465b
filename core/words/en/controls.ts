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
  hideAndListen: 'Hide overlay; listening goes on',
  hideAndStop: 'Hide overlay and stop captions',
  lockPosition: 'Lock position',
  unlockPosition: 'Unlock position',
  quit: 'Quit Surtitle',
} as const;

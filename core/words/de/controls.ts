/** What the controls say that several windows share, in German. */
export const controls = {
  start: 'Starten',
  stop: 'Beenden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  now: 'Untertitel und Einblendung',
  startCaptions: 'Untertitel starten',
  stopCaptions: 'Untertitel beenden',
  showOverlay: 'Einblendung zeigen',
  hideOverlay: 'Einblendung ausblenden',
  hideAndListen: 'Einblendung ausblenden; das Zuhören geht weiter',
  hideAndStop: 'Einblendung ausblenden und Untertitel beenden',
  lockPosition: 'Position sperren',
  unlockPosition: 'Position entsperren',
  quit: 'Surtitle beenden',
} as const;

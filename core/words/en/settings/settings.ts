/** What the settings window says outside of its sections, in English. */
export const settings = {
  settings: 'Settings',
  pages: 'Pages',
  library: 'Library',
  service: 'Key and server',
  microphone: 'Microphone',
  speech: 'Speech',
  captions: 'Captions',
  share: 'Share',
  cost: 'Cost',
  shortcuts: 'Shortcuts',
  general: 'General',
  goTo: 'Go to {section}',
  dismiss: 'Dismiss',
  changingSetting: 'changing this setting',
} as const;

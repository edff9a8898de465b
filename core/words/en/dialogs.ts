/** What the system's own questions and windows say, in English. */
export const dialogs = {
  settingsTitle: 'Surtitle Settings',
  libraryTitle: 'Surtitle Library',
  exportTitle: 'Export',
  exportFolder: 'Choose a folder for the files',
  srtFiles: 'SubRip subtitles',
  vttFiles: 'WebVTT subtitles',
  txtFiles: 'Plain text',
  mdFiles: 'Markdown',
  jsonFiles: 'JSON with all times',
  transcribeTitle: 'Transcribe a file',
  transcribe: 'Transcribe',
  soundAndVideo: 'Sound and video',
  allFiles: 'All files',
  sendKey: 'Send your API key to {host}?',
  sendKeyDetail:
    'The key was entered for {before}. Whoever runs {host} could use it, and would hear what is captioned. Say yes only if you chose this server yourself. For a key of its own, remove the present one first.',
  sendKeyYes: 'Send it to {host}',
  useServer: 'Send what is said to {host}?',
  useServerDetail:
    'From now on sound, and any key you enter, would go to {host}. Say yes only if you chose this server yourself.',
  useServerYes: 'Use {host}',
  doNotSend: 'Do not send it',
  overlayFails: 'The captions window keeps failing.',
  overlayFailsDetail:
    'It was loaded again {tries, number} times and failed each time. Lines that were settled are kept. Later, Hide and Show in the tray try again.',
  settingsFails: 'The settings window keeps failing.',
  settingsFailsDetail:
    'It was loaded again {tries, number} times and failed each time. Lines that were settled are kept. Later, close it and open it again.',
  libraryFails: 'The library window keeps failing.',
  libraryFailsDetail:
    'It was loaded again {tries, number} times and failed each time. Lines that were settled are kept. Later, close it and open it again.',
  leaveIt: 'Leave it',
  tryAgain: 'Try again',
} as const;

/** What the settings say of the two sides of a conversation and of their test, in English. */
export const settingsSides = {
  sides: 'Sides',
  both: 'Both sides',
  bothHint: 'You, and the others in a call or a film, each in rows of their own.',
  microphone: 'Microphone',
  microphoneHint: 'Whoever speaks in this room.',
  computer: 'This computer’s sound',
  computerHint: 'The others in a call, a film, a web page.',
  noComputerSound:
    'This system gives no program what it plays, so the microphone is captioned. On Linux, start PulseAudio or PipeWire and then Surtitle.',
  yourName: 'Your name',
  yourNameHint:
    'Stands beside what the microphone hears. A change shows at once; a session’s files keep the names it began with.',
  theirName: 'Their name',
  theirNameHint: 'Stands beside what the computer plays: a person, a team, a film.',
  you: 'You',
  others: 'Others',
  hears: 'What Surtitle hears',
  hearsHint:
    'Of you and of the others, as levels. Nothing is recognised, kept or sent, and it ends by itself after a minute.',
  test: 'Test both sides',
  endTest: 'End the test',
  hearsDevice: '{device, select, none {Hears the microphone.} other {Hears {device}.}}',
  hearsOutput:
    '{device, select, none {Hears what plays on the system’s output.} other {Hears what plays on {device}.}}',
  nothingYou: 'Nothing heard yet. Say something.',
  nothingOthers: 'Nothing heard yet. Play something in the call, or a test sound.',
  muted: 'Your microphone is muted in captions, so nothing is heard of it.',
  opening: 'Being opened…',
  heard: 'Heard.',
  playTest: 'Play a test sound',
  noSound: 'The system plays no sound.',
  silentTitle: 'If the others stay silent',
  otherDevice: 'Another device.',
  otherDeviceText:
    '{device, select, none {Only what plays on the system’s output is heard. If the call plays on another device, choose the system’s output in the call, or the call’s device in the system.} other {Only what plays on {device} is heard. If the call plays on another device, choose {device} in the call, or the call’s device in the system.}}',
  volume: 'Volume.',
  volumeUnknown: 'Linux has a volume of its own for what programs hear, called monitor.',
  volumeEnough: 'This system passes on what plays on {output} at {percent, number} %, which is enough.',
  volumeLow:
    'This system passes on what plays on {output} at {percent, number} %, too little: raise it above.',
  permission: 'Permission.',
  permissionText:
    'Where Surtitle may not hear the computer, there is silence and no error. On a Mac: System Settings › Privacy & Security › Screen & System Audio Recording.',
  faint: 'The others would hardly be heard.',
  faintText:
    'This system passes on what plays on {output} at {percent, number} % of its volume. That is a volume of its own: what you hear does not change.',
  raise: 'Raise it to 100 %',
  notRaised: 'It could not be raised. {reason}',
  raising: 'raising the volume',
} as const;

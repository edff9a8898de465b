/** The sections of the settings window, and which of them mends which problem. Shows nothing. */
import type { ProblemKind } from '../../core/base/problem.ts';

export const SECTIONS = ['service', 'microphone', 'speech', 'captions', 'shortcuts', 'general'] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_NAMES: Readonly<Record<Section, string>> = {
  service: 'Key and server',
  microphone: 'Microphone',
  speech: 'Speech',
  captions: 'Captions',
  shortcuts: 'Shortcuts',
  general: 'General',
};

/** The section where a person can do something about a problem; null where none helps. */
export const SECTION_FOR: Readonly<Record<ProblemKind, Section | null>> = {
  noKey: 'service',
  badKey: 'service',
  serverNotAllowed: 'service',
  keyNotAllowed: 'service',
  keyUnreadable: 'service',
  plainTextStorage: 'service',
  hostNotFound: 'service',
  connectionRefused: 'service',
  untrustedConnection: 'service',
  badAnswer: 'service',
  noMicrophone: 'microphone',
  microphoneDenied: 'microphone',
  microphoneBusy: 'microphone',
  microphoneLost: 'microphone',
  microphoneSilent: 'microphone',
  noSpeechModel: 'speech',
  computerTooSlow: 'speech',
  languageNotLocal: 'speech',
  requestRefused: 'speech',
  shortcutTaken: 'shortcuts',
  badShortcut: 'shortcuts',
  launchAtLoginFailed: 'general',
  exportNotWritable: 'general',
  nothingToExport: 'general',
  speechDetectorFailed: null,
  noQuota: null,
  rateLimited: null,
  serverError: null,
  offline: null,
  connectionTimedOut: null,
  connectionLost: null,
  noTextComing: null,
  recognizerFailed: null,
  sessionExpired: null,
  settingsReset: null,
  settingsNotSaved: null,
  transcriptsLocked: null,
  transcriptsReadOnly: null,
  transcriptsReplaced: null,
  transcriptsFailed: null,
  diskFull: null,
  clockTooLong: null,
  badRecording: null,
  badTranscript: null,
  internal: null,
};

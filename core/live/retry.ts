/** When to try again after an engine was lost or could not be opened. Holds no timer and opens nothing. */
import type { Problem, ProblemKind } from '../base/problem.ts';

/**
 * Waits before retry 1, 2, 3, … Short at first because most drops are blips; the last repeats for as long as
 * captions are wanted, since an always-on app must come back by itself after an hour without network.
 */
export const RETRY_DELAYS_MS = [300, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;

/**
 * A tenth to a third of the delay is taken away at random, so that many clients do not return in one wave.
 */
const JITTER_SHARE = 0.3;

/** How long a service may make people wait. */
const MOST_ASKED_MS = 60_000;

/** After this long live, the retry count starts again at 1: the earlier fault is over. */
export const STABLE_AFTER_MS = 30_000;

/** Who mends it. Where only a person can, trying again would only repeat the refusal. */
const MENDED_BY: Readonly<Record<ProblemKind, 'time' | 'person'>> = {
  noMicrophone: 'time',
  microphoneDenied: 'person',
  microphoneBusy: 'time',
  microphoneLost: 'time',
  microphoneSilent: 'time',
  computerSoundDenied: 'person',
  computerSoundLost: 'time',
  computerSoundFaint: 'person',
  microphoneHearsOthers: 'person',
  speechDetectorFailed: 'person',
  noKey: 'person',
  badKey: 'person',
  serverNotAllowed: 'person',
  keyNotAllowed: 'person',
  noQuota: 'person',
  budgetNear: 'person',
  budgetSpent: 'person',
  rateLimited: 'time',
  requestRefused: 'person',
  serverError: 'time',
  offline: 'time',
  hostNotFound: 'time',
  connectionRefused: 'time',
  untrustedConnection: 'person',
  badAnswer: 'time',
  connectionTimedOut: 'time',
  connectionLost: 'time',
  noTextComing: 'time',
  noSpeechModel: 'person',
  recognizerFailed: 'time',
  computerTooSlow: 'time',
  languageNotLocal: 'person',
  sessionExpired: 'time',
  settingsReset: 'time',
  settingsNotSaved: 'time',
  keyUnreadable: 'person',
  plainTextStorage: 'person',
  transcriptsLocked: 'time',
  transcriptsReadOnly: 'time',
  transcriptsReplaced: 'time',
  transcriptsFailed: 'time',
  diskFull: 'time',
  nothingToExport: 'time',
  clockTooLong: 'time',
  badTranscript: 'time',
  editRefused: 'time',
  sessionRunning: 'time',
  badBackup: 'time',
  badRecording: 'person',
  fileLanguageNotLocal: 'person',
  filesNotHere: 'person',
  exportNotWritable: 'time',
  shortcutTaken: 'time',
  badShortcut: 'time',
  launchAtLoginFailed: 'time',
  portsTaken: 'person',
  internal: 'person',
};

/** Whether a person has to do something before it is over. */
export const isMendedByPerson = ({ kind }: Problem): boolean => MENDED_BY[kind] === 'person';

/**
 * In the middle of a meeting these are as often a captive portal, a proxy or a passing fault as what they say: they are
 * tried again, slowly.
 */
const PERHAPS_PASSING: readonly ProblemKind[] = [
  'keyNotAllowed',
  'requestRefused',
  'untrustedConnection',
  'internal',
];

/**
 * Milliseconds to wait before retry number `attempt` (1-based), or null to give up. `random` is in [0, 1). `hasBeenLive`:
 * the same session has worked before.
 */
export function nextRetryDelayMs(
  attempt: number,
  problem: Problem,
  { random, hasBeenLive }: { readonly random: number; readonly hasBeenLive: boolean },
): number | null {
  const isPassing = hasBeenLive && PERHAPS_PASSING.includes(problem.kind);
  if (isPassing) return withJitter(RETRY_DELAYS_MS.at(-1) ?? 0, random);
  if (MENDED_BY[problem.kind] === 'person') return null;
  const index = Math.min(Math.max(attempt, 1), RETRY_DELAYS_MS.length) - 1;
  const delayMs = RETRY_DELAYS_MS[index] ?? RETRY_DELAYS_MS[RETRY_DELAYS_MS.length - 1] ?? 0;
  const askedMs = problem.kind === 'rateLimited' ? (problem.retryAfterMs ?? 0) : 0;
  // A wait that was asked for is kept; one that nobody would sit through is not.
  return Math.max(withJitter(delayMs, random), Math.min(askedMs, MOST_ASKED_MS));
}

const withJitter = (delayMs: number, random: number): number =>
  Math.round(delayMs * (1 - JITTER_SHARE * random));

/** What only informs: captions go on as they were, and nothing has to be done for them now. */
const INFORMATION: ReadonlySet<ProblemKind> = new Set([
  'budgetNear',
  'microphoneHearsOthers',
  'computerSoundFaint',
  'settingsReset',
  'launchAtLoginFailed',
  'shortcutTaken',
  'badShortcut',
]);

export const isInformation = ({ kind }: Problem): boolean => INFORMATION.has(kind);

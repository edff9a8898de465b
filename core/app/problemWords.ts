/** Words for people for every problem, with the one thing they can do. The text is of core/words. */
import type { Problem, ProblemKind } from '../base/problem.ts';
import { intlLocaleOf } from '../words/locale.ts';
import type { Values, Words } from '../words/words.ts';
import { listNames } from './languages.ts';

/** The one thing a person can press. `none` when the remedy is outside the app. */
export type Remedy = 'openSettings' | 'retry' | 'none';

/**
 * `title` says what is wrong in one sentence, `remedyText` what to do about it, `remedy` which button to
 * offer.
 */
export interface ProblemWords {
  readonly title: string;
  readonly remedyText: string;
  readonly remedy: Remedy;
}

/** Where it is read: in the settings nobody has to be sent there. */
export type Place = 'settings' | 'elsewhere';

/** As much of the app's words as problems need. */
export type WordsForProblems = Pick<Words, 'problems' | 'locale'>;

/** Words for people, in plain language, without codes. Total: every kind has words. */
export function describeProblem(
  problem: Problem,
  words: WordsForProblems,
  place: Place = 'elsewhere',
): ProblemWords {
  const values = { ...valuesOf(problem, words), place };
  const [title, remedyText] = keysOf(problem);
  return {
    title: words.problems(title, values),
    remedyText: words.problems(remedyText, values),
    remedy: REMEDIES[problem.kind],
  };
}

/** A problem as running text: what is wrong, then what to do about it. Total, as `describeProblem`. */
export function sentencesOf(problem: Problem, words: WordsForProblems, place: Place = 'elsewhere'): string {
  const { title, remedyText } = describeProblem(problem, words, place);
  return words.problems('sentences', { first: title, second: remedyText });
}

type Key = Parameters<Words['problems']>[0];

function keysOf(problem: Problem): readonly [title: Key, remedyText: Key] {
  if (problem.kind === 'badRecording')
    return [`${problem.fault}Recording`, `${problem.fault}RecordingRemedy`];
  return [problem.kind, `${problem.kind}Remedy`];
}

/** What the messages have between braces: the problem's own fields. */
function valuesOf(problem: Problem, { locale }: WordsForProblems): Values {
  switch (problem.kind) {
    case 'languageNotLocal':
    case 'fileLanguageNotLocal':
      return { languages: listNames(problem.languages.split(', '), locale) };
    case 'badRecording':
      return {
        path: problem.codec === undefined ? problem.path : `${problem.path} (${problem.codec})`,
      };
    case 'rateLimited':
      return {};
    case 'shortcutTaken': {
      const names = problem.shortcuts.map(({ name }) => name);
      return { shortcuts: new Intl.ListFormat(intlLocaleOf(locale)).format(names), count: names.length };
    }
    default:
      return problem;
  }
}

const REMEDIES: Readonly<Record<ProblemKind, Remedy>> = {
  noMicrophone: 'openSettings',
  microphoneDenied: 'retry',
  microphoneBusy: 'openSettings',
  microphoneLost: 'openSettings',
  microphoneSilent: 'openSettings',
  computerSoundDenied: 'retry',
  computerSoundLost: 'none',
  computerSoundFaint: 'openSettings',
  microphoneHearsOthers: 'openSettings',
  speechDetectorFailed: 'retry',
  noKey: 'openSettings',
  badKey: 'openSettings',
  serverNotAllowed: 'openSettings',
  keyNotAllowed: 'openSettings',
  noQuota: 'retry',
  budgetNear: 'openSettings',
  budgetSpent: 'openSettings',
  rateLimited: 'none',
  requestRefused: 'openSettings',
  serverError: 'none',
  offline: 'none',
  hostNotFound: 'openSettings',
  connectionRefused: 'openSettings',
  untrustedConnection: 'openSettings',
  badAnswer: 'openSettings',
  connectionTimedOut: 'none',
  connectionLost: 'none',
  noTextComing: 'none',
  noSpeechModel: 'openSettings',
  recognizerFailed: 'none',
  computerTooSlow: 'openSettings',
  languageNotLocal: 'openSettings',
  sessionExpired: 'none',
  settingsReset: 'openSettings',
  settingsNotSaved: 'none',
  keyUnreadable: 'openSettings',
  plainTextStorage: 'openSettings',
  transcriptsLocked: 'none',
  transcriptsReadOnly: 'none',
  transcriptsReplaced: 'none',
  transcriptsFailed: 'none',
  diskFull: 'none',
  nothingToExport: 'none',
  clockTooLong: 'none',
  badTranscript: 'none',
  badRecording: 'none',
  fileLanguageNotLocal: 'openSettings',
  filesNotHere: 'none',
  exportNotWritable: 'none',
  shortcutTaken: 'openSettings',
  badShortcut: 'openSettings',
  launchAtLoginFailed: 'none',
  portsTaken: 'openSettings',
  editRefused: 'none',
  sessionRunning: 'none',
  badBackup: 'none',
  internal: 'retry',
};

/** Words for people for what goes wrong with settings, transcripts, files and the system, and how any words are given. */
import { assertNever } from '../base/never.ts';
import type { Problem } from '../base/problem.ts';

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

export const wordsOnly = (title: string, remedyText: string): ProblemWords => ({
  title,
  remedyText,
  remedy: 'none',
});
export const withSettings = (title: string, remedyText: string): ProblemWords => ({
  ...wordsOnly(title, remedyText),
  remedy: 'openSettings',
});
export const withRetry = (title: string, remedyText: string): ProblemWords => ({
  ...wordsOnly(title, remedyText),
  remedy: 'retry',
});

type Keeping =
  | 'settingsReset'
  | 'settingsNotSaved'
  | 'keyUnreadable'
  | 'plainTextStorage'
  | 'transcriptsLocked'
  | 'transcriptsReadOnly'
  | 'transcriptsReplaced'
  | 'transcriptsFailed'
  | 'diskFull'
  | 'nothingToExport'
  | 'clockTooLong'
  | 'badTranscript'
  | 'exportNotWritable'
  | 'shortcutTaken'
  | 'badShortcut'
  | 'launchAtLoginFailed';

/** As `describeProblem`, for these kinds. */
export function describeKeeping(problem: Extract<Problem, { kind: Keeping }>): ProblemWords {
  switch (problem.kind) {
    case 'settingsReset':
      return withSettings(
        'The settings file could not be read.',
        `Defaults are in use; the old file is kept as ${problem.keptAs}.`,
      );
    case 'settingsNotSaved':
      return wordsOnly(
        'The settings could not be saved.',
        'Check that the disk is not full or write-protected.',
      );
    case 'keyUnreadable':
      return withSettings('The stored API key cannot be decrypted any more.', 'Enter it again in Settings.');
    case 'plainTextStorage':
      return withSettings(
        'This system has no safe place for the key.',
        'Confirm in Settings that it may be stored as plain text.',
      );
    case 'transcriptsLocked':
      return wordsOnly(
        'Another program holds the transcripts.',
        'Close it; new lines wait in memory until then.',
      );
    case 'transcriptsReadOnly':
      return wordsOnly(
        'The transcripts cannot be written.',
        'Make the data folder writable; new lines wait in memory.',
      );
    case 'transcriptsReplaced':
      return wordsOnly(
        'The transcripts file was damaged.',
        `A fresh one is in use; the old one is kept as ${problem.keptAs}.`,
      );
    case 'transcriptsFailed':
      return wordsOnly(
        'The transcripts could not be opened.',
        'Restart Surtitle; new lines wait in memory until then.',
      );
    case 'diskFull':
      return wordsOnly('The disk is full.', 'Free some space; new lines wait in memory until then.');
    case 'nothingToExport':
      return wordsOnly('There is nothing to export yet.', 'Start captions and say something first.');
    case 'clockTooLong':
      return wordsOnly(
        'Subtitle files cannot hold times past 99 hours.',
        'Export as text or JSON, or only a part of the session.',
      );
    case 'badTranscript':
      return wordsOnly(
        'This file is not a transcript Surtitle can read.',
        'Choose a JSON file that this version of Surtitle, or an earlier one, exported.',
      );
    case 'exportNotWritable':
      return wordsOnly(`Surtitle cannot write ${problem.path}.`, 'Choose another folder.');
    case 'shortcutTaken':
      return withSettings(
        `Another program uses the shortcut ${problem.accelerator}.`,
        'Choose another in Settings.',
      );
    case 'badShortcut':
      return withSettings(
        `${problem.accelerator} is not a shortcut this system knows.`,
        'Choose another in Settings.',
      );
    case 'launchAtLoginFailed':
      return wordsOnly('Launch at login could not be changed.', 'Change it in the system’s own settings.');
    default:
      return assertNever(problem);
  }
}

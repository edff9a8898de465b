/** Words for people for what goes wrong with settings, transcripts, files and the system, and how any words are given. */
import { assertNever } from '../base/never.ts';
import type { Problem, RecordingFault } from '../base/problem.ts';

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
  | 'badRecording'
  | 'fileLanguageNotLocal'
  | 'filesNotHere'
  | 'exportNotWritable'
  | 'shortcutTaken'
  | 'badShortcut'
  | 'launchAtLoginFailed'
  | 'portsTaken';

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
    case 'badRecording':
      return describeBadRecording(problem);
    case 'fileLanguageNotLocal':
      return withSettings(
        `Files are transcribed by this computer, which knows English only, not ${problem.languages}.`,
        'Use the command line, with a key: surtitle transcribe --engine openai.',
      );
    case 'filesNotHere':
      return wordsOnly('Macs with Intel processors cannot transcribe files.', 'Use another computer for it.');
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
    case 'portsTaken':
      return withSettings(
        'Captions cannot be shared: other programs use every port that Surtitle tries.',
        `Close one that uses a port from ${problem.first} to ${problem.last}, then share again in Settings.`,
      );
    default:
      return assertNever(problem);
  }
}

/** What follows the name of the file, and what to do. */
const RECORDING_FAULT_WORDS: Readonly<Record<RecordingFault, readonly [title: string, remedy: string]>> = {
  missing: ['is not there.', 'Check its name and folder.'],
  folder: ['is a folder.', 'Name the files in it.'],
  notOrdinary: ['is a device or a pipe, not a file.', 'Save the sound to a file first.'],
  notReadable: ['may not be read.', 'Ask its owner for access, or copy it to a folder of yours.'],
  empty: ['is empty.', 'Record or copy it again.'],
  notSound: ['is neither audio nor video.', 'Choose an audio or video file.'],
  noSound: ['has no sound.', 'Choose a file with a track of sound.'],
  noChannels: ['says that its sound has no channels.', 'Save it again from where it was made.'],
  protected: [
    'is encrypted or copy-protected.',
    'Save it without protection in the program that may play it.',
  ],
  damaged: ['holds nothing that can be played.', 'Copy it again from where it came from.'],
  unknownKind: [
    'is of no kind that Surtitle reads by itself.',
    'If it is audio or video, install ffmpeg and try again.',
  ],
  inUse: ['is being transcribed already.', 'Wait until that has ended, or stop it and try again.'],
  noDecoder: ['has sound that Surtitle cannot decode by itself.', 'Install ffmpeg and try again.'],
};

function describeBadRecording({
  path,
  fault,
  codec,
}: Extract<Problem, { kind: 'badRecording' }>): ProblemWords {
  const [title, remedy] = RECORDING_FAULT_WORDS[fault];
  const detail = fault === 'noDecoder' && codec !== undefined ? ` (${codec})` : '';
  return wordsOnly(`${path}${detail} ${title}`, remedy);
}

/** Words for people for every problem, with the one thing they can do. */
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

const wordsOnly = (title: string, remedyText: string): ProblemWords => ({
  title,
  remedyText,
  remedy: 'none',
});
const withSettings = (title: string, remedyText: string): ProblemWords => ({
  ...wordsOnly(title, remedyText),
  remedy: 'openSettings',
});
const withRetry = (title: string, remedyText: string): ProblemWords => ({
  ...wordsOnly(title, remedyText),
  remedy: 'retry',
});

/** Words for people, in plain English, without codes. Total: every kind has words. */
export function describeProblem(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case 'noMicrophone':
      return withSettings('No microphone was found.', 'Plug one in, or choose another in Settings.');
    case 'microphoneDenied':
      return withRetry(
        'Surtitle may not use the microphone.',
        'Allow it in the system’s privacy settings, then try again.',
      );
    case 'microphoneBusy':
      return withSettings(
        'Another program holds the microphone.',
        'Close that program, or choose another microphone.',
      );
    case 'microphoneLost':
      return withSettings('The microphone was disconnected.', 'Plug it in again, or choose another.');
    case 'microphoneSilent':
      return withSettings('The microphone gives only silence.', 'Check its mute switch, or choose another.');
    case 'speechDetectorFailed':
      return withRetry(
        'The speech detector could not start.',
        'Restart Surtitle; reinstall it if this comes back.',
      );
    case 'noKey':
      return withSettings('There is no API key yet.', 'Add one in Settings.');
    case 'badKey':
      return withSettings('The API key was not accepted.', 'Enter it again in Settings.');
    case 'serverNotAllowed':
      return withSettings(
        `You have not allowed the server ${problem.host}.`,
        'Nothing is sent to it. Test the key in Settings if you want to allow it.',
      );
    case 'keyNotAllowed':
      return withSettings(
        'This API key may not transcribe.',
        'Give it access to the Realtime API, or use another.',
      );
    case 'noQuota':
      return withRetry('The account has no credit left.', 'Add credit with the provider, then try again.');
    case 'rateLimited':
      return wordsOnly('The service asks us to slow down.', 'Surtitle tries again by itself.');
    case 'requestRefused':
      return withSettings(
        `The service refused the request: ${problem.detail}`,
        'Check language and vocabulary in Settings.',
      );
    case 'serverError':
      return wordsOnly(`The service has a fault (${problem.httpStatus}).`, 'Surtitle tries again by itself.');
    case 'offline':
      return wordsOnly('This computer is offline.', 'Captions come back when the network does.');
    case 'hostNotFound':
      return withSettings(
        `The server ${problem.host} cannot be found.`,
        'Check the network and the server address.',
      );
    case 'connectionRefused':
      return withSettings(
        `The server ${problem.host} does not answer.`,
        'Check that it runs, and its address in Settings.',
      );
    case 'untrustedConnection':
      return withSettings(
        `The connection to ${problem.host} is not secure.`,
        'Check the computer’s clock and the server’s certificate.',
      );
    case 'badAnswer':
      return withSettings(
        'The server gave an answer that Surtitle cannot read.',
        'Check the server address in Settings.',
      );
    case 'connectionTimedOut':
      return wordsOnly(
        'The audio connection did not come up.',
        'A firewall may block it; Surtitle tries again.',
      );
    case 'connectionLost':
      return wordsOnly(
        'The connection was lost.',
        'Surtitle reconnects by itself; nothing said meanwhile is lost for 10 s.',
      );
    case 'noTextComing':
      return wordsOnly(
        'Speech is heard, but no text comes back.',
        'Surtitle opens a fresh connection if this goes on.',
      );
    case 'sessionExpired':
      return wordsOnly('The service ended the session.', 'Surtitle opens a new one by itself.');
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
    case 'internal':
      return withRetry(
        `Something went wrong inside Surtitle: ${problem.detail}`,
        'Try again; restart Surtitle if it comes back.',
      );
    default:
      return assertNever(problem);
  }
}

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

const words = (title: string, remedyText: string, remedy: Remedy = 'none'): ProblemWords => ({
  title,
  remedyText,
  remedy,
});

/** Words for people, in plain English, without codes. Total: every kind has words. */
export function describeProblem(problem: Problem): ProblemWords {
  switch (problem.kind) {
    case 'noMicrophone':
      return words('No microphone was found.', 'Plug one in, or choose another in Settings.', 'openSettings');
    case 'microphoneDenied':
      return words(
        'Surtitle may not use the microphone.',
        'Allow it in the system’s privacy settings, then try again.',
        'retry',
      );
    case 'microphoneBusy':
      return words(
        'Another program holds the microphone.',
        'Close that program, or choose another microphone.',
        'openSettings',
      );
    case 'microphoneLost':
      return words(
        'The microphone was disconnected.',
        'Plug it in again, or choose another.',
        'openSettings',
      );
    case 'microphoneSilent':
      return words(
        'The microphone gives only silence.',
        'Check its mute switch, or choose another.',
        'openSettings',
      );
    case 'speechDetectorFailed':
      return words(
        'The speech detector could not start.',
        'Restart Surtitle; reinstall it if this comes back.',
        'retry',
      );
    case 'noKey':
      return words('There is no API key yet.', 'Add one in Settings.', 'openSettings');
    case 'badKey':
      return words('The API key was not accepted.', 'Enter it again in Settings.', 'openSettings');
    case 'keyNotAllowed':
      return words(
        'This API key may not transcribe.',
        'Give it access to the Realtime API, or use another.',
        'openSettings',
      );
    case 'noQuota':
      return words(
        'The account has no credit left.',
        'Add credit with the provider, then try again.',
        'retry',
      );
    case 'rateLimited':
      return words('The service asks us to slow down.', 'Surtitle tries again by itself.');
    case 'requestRefused':
      return words(
        `The service refused the request: ${problem.detail}`,
        'Check language and vocabulary in Settings.',
        'openSettings',
      );
    case 'serverError':
      return words(`The service has a fault (${problem.httpStatus}).`, 'Surtitle tries again by itself.');
    case 'offline':
      return words('This computer is offline.', 'Captions come back when the network does.');
    case 'hostNotFound':
      return words(
        `The server ${problem.host} cannot be found.`,
        'Check the network and the server address.',
        'openSettings',
      );
    case 'connectionRefused':
      return words(
        `The server ${problem.host} does not answer.`,
        'Check that it runs, and its address in Settings.',
        'openSettings',
      );
    case 'untrustedConnection':
      return words(
        `The connection to ${problem.host} is not secure.`,
        'Check the computer’s clock and the server’s certificate.',
        'openSettings',
      );
    case 'badAnswer':
      return words(
        'The server gave an answer that Surtitle cannot read.',
        'Check the server address in Settings.',
        'openSettings',
      );
    case 'connectionTimedOut':
      return words('The audio connection did not come up.', 'A firewall may block it; Surtitle tries again.');
    case 'connectionLost':
      return words(
        'The connection was lost.',
        'Surtitle reconnects by itself; nothing said meanwhile is lost for 10 s.',
      );
    case 'noTextComing':
      return words(
        'Speech is heard, but no text comes back.',
        'Surtitle opens a fresh connection if this goes on.',
      );
    case 'sessionExpired':
      return words('The service ended the session.', 'Surtitle opens a new one by itself.');
    case 'settingsReset':
      return words(
        'The settings file could not be read.',
        `Defaults are in use; the old file is kept as ${problem.keptAs}.`,
        'openSettings',
      );
    case 'settingsNotSaved':
      return words(
        'The settings could not be saved.',
        'Check that the disk is not full or write-protected.',
        'none',
      );
    case 'keyUnreadable':
      return words(
        'The stored API key cannot be decrypted any more.',
        'Enter it again in Settings.',
        'openSettings',
      );
    case 'plainTextStorage':
      return words(
        'This system has no safe place for the key.',
        'Confirm in Settings that it may be stored as plain text.',
        'openSettings',
      );
    case 'transcriptsLocked':
      return words(
        'Another program holds the transcripts.',
        'Close it; new lines wait in memory until then.',
      );
    case 'transcriptsReadOnly':
      return words(
        'The transcripts cannot be written.',
        'Make the data folder writable; new lines wait in memory.',
      );
    case 'transcriptsReplaced':
      return words(
        'The transcripts file was damaged.',
        `A fresh one is in use; the old one is kept as ${problem.keptAs}.`,
      );
    case 'transcriptsFailed':
      return words(
        'The transcripts could not be opened.',
        'Restart Surtitle; new lines wait in memory until then.',
      );
    case 'diskFull':
      return words('The disk is full.', 'Free some space; new lines wait in memory until then.');
    case 'nothingToExport':
      return words('There is nothing to export yet.', 'Start captions and say something first.');
    case 'clockTooLong':
      return words(
        'Subtitle files cannot hold times past 99 hours.',
        'Export as text or JSON, or only a part of the session.',
      );
    case 'badTranscript':
      return words(
        'This file is not a transcript Surtitle can read.',
        'Choose a JSON file that this version of Surtitle, or an earlier one, exported.',
      );
    case 'exportNotWritable':
      return words(`Surtitle cannot write ${problem.path}.`, 'Choose another folder.');
    case 'shortcutTaken':
      return words(
        `Another program uses the shortcut ${problem.accelerator}.`,
        'Choose another in Settings.',
        'openSettings',
      );
    case 'badShortcut':
      return words(
        `${problem.accelerator} is not a shortcut this system knows.`,
        'Choose another in Settings.',
        'openSettings',
      );
    case 'launchAtLoginFailed':
      return words('Launch at login could not be changed.', 'Change it in the system’s own settings.');
    case 'internal':
      return words(
        `Something went wrong inside Surtitle: ${problem.detail}`,
        'Try again; restart Surtitle if it comes back.',
        'retry',
      );
    default:
      return assertNever(problem);
  }
}

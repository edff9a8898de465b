/** Words for people for every problem, with the one thing they can do. */
import type { Problem } from '../base/problem.ts';
import { describeKeeping, type ProblemWords, withRetry, withSettings, wordsOnly } from './keepingWords.ts';

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
    case 'computerSoundDenied':
      return withRetry(
        'The others cannot be heard: this system does not give Surtitle what it plays.',
        'On a Mac, allow it in System Settings › Privacy & Security › Screen & System Audio Recording.',
      );
    case 'computerSoundLost':
      return wordsOnly('What this computer plays broke off.', 'Surtitle takes it up again by itself.');
    case 'computerSoundFaint':
      return withSettings(
        `The others are hardly heard: this system passes on what plays on ${problem.output} at ${problem.percent}\u00a0%.`,
        'Raise it with one press in Settings, Microphone.',
      );
    case 'microphoneHearsOthers':
      return withSettings(
        'The microphone hears the others from the speakers.',
        'Headphones are recommended. Echo cancellation, in Settings, helps too.',
      );
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
    case 'budgetNear':
      return withSettings(
        'Four fifths of this month’s budget are spent.',
        'What happens when all of it is: see Cost, in Settings.',
      );
    case 'budgetSpent':
      return withSettings(
        'This month’s budget is spent.',
        problem.next === 'local'
          ? 'This computer makes the captions until next month, or until you raise the budget in Settings.'
          : 'Captions have stopped. Raise the budget in Settings, or let this computer go on.',
      );
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
        'Surtitle reconnects by itself and catches up on the last 20 s of speech.',
      );
    case 'noTextComing':
      return wordsOnly(
        'Speech is heard, but no text comes back.',
        'Surtitle opens a fresh connection if this goes on.',
      );
    case 'noSpeechModel':
      return withSettings(
        'The speech model of this computer is missing or damaged.',
        'Reinstall Surtitle; until then OpenAI can listen, with a key: Settings, Speech.',
      );
    case 'recognizerFailed':
      return wordsOnly('Speech recognition on this computer stopped.', 'Surtitle starts it again by itself.');
    case 'computerTooSlow':
      return withSettings(
        'This computer is too slow to caption speech as it is spoken.',
        'Close other programs, or let OpenAI listen, with a key: Settings, Speech.',
      );
    case 'languageNotLocal':
      return withSettings(
        `This computer captions English only, not ${problem.languages}.`,
        'OpenAI, with a key, knows other languages: Settings, Speech.',
      );
    case 'sessionExpired':
      return wordsOnly('The service ended the session.', 'Surtitle opens a new one by itself.');
    case 'internal':
      return withRetry(
        `Something went wrong inside Surtitle: ${problem.detail}`,
        'Try again; restart Surtitle if it comes back.',
      );
    default:
      return describeKeeping(problem);
  }
}

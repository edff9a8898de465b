/** What keeps a transcription from going on, for a terminal: the app's words lead to its settings, and speak of a microphone. */
import { describeProblem } from '../../core/app/problemWords.ts';
import type { Problem, ProblemKind } from '../../core/base/problem.ts';
import { wordsIn } from '../../core/words/words.ts';

/** A terminal speaks English, as the commands do. */
const english = wordsIn('en');

const GOES_ON = 'The same command goes on from there.';
const CHECK_ADDRESS = `Check the network and OPENAI_BASE_URL. ${GOES_ON}`;

/** What a person does about it where the app's remedy is not there. */
const REMEDIES: Partial<Readonly<Record<ProblemKind, string>>> = {
  badKey: 'Correct OPENAI_API_KEY.',
  keyNotAllowed: 'Give it access to the Realtime API, or put another into OPENAI_API_KEY.',
  noQuota: `Add credit with the provider. ${GOES_ON}`,
  rateLimited: `Wait a while. ${GOES_ON}`,
  requestRefused: 'Check --language and --keywords.',
  serverError: `Wait a while. ${GOES_ON}`,
  offline: `Check the network. ${GOES_ON}`,
  hostNotFound: CHECK_ADDRESS,
  connectionRefused: CHECK_ADDRESS,
  badAnswer: 'Check OPENAI_BASE_URL.',
  connectionTimedOut: CHECK_ADDRESS,
  connectionLost: CHECK_ADDRESS,
  noTextComing: CHECK_ADDRESS,
  recognizerFailed: GOES_ON,
  sessionExpired: GOES_ON,
  internal: 'Try again; please report it if it comes back.',
};

/** Other titles than the app's, which are about captions. */
const TITLES: Partial<Readonly<Record<ProblemKind, string>>> = {
  connectionTimedOut: 'No connection came up.',
};

/** What the service says of itself may end without a full stop. */
const titleOf = (problem: Problem): string =>
  (TITLES[problem.kind] ?? describeProblem(problem, english).title).replace(/[^.!?]$/, '$&.');

/** Why it has ended, and what to do. */
export const endSentence = (problem: Problem): string =>
  `${titleOf(problem)} ${REMEDIES[problem.kind] ?? describeProblem(problem, english).remedyText}`;

/** Why it does not go on right now. */
export const waitSentence = (problem: Problem): string => `${titleOf(problem)} Trying again.`;

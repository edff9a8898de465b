/** How it stands, in a sentence for who speaks. */
import { describeProblem } from '../../../core/app/problemWords.ts';
import { assertNever } from '../../../core/base/never.ts';
import type { Problem } from '../../../core/base/problem.ts';
import type { SessionStatus } from '../../../core/live/status.ts';
import { wordsIn } from '../../../core/words/words.ts';

export const REFUSED = 'This link opens no microphone. Ask whoever gave it to you for a new one.';
export const LATE = 'The server does not answer. Trying again…';
export const UNSAFE =
  'Browsers let pages hear a microphone over HTTPS only. Open this page with https://, or on the computer that serves it.';

/** The app's words; what its settings would mend, whoever runs the server does. */
export function problemText(problem: Problem): string {
  const { title, remedyText, remedy } = describeProblem(problem, wordsIn('en'));
  if (problem.kind === 'internal') return problem.detail;
  return remedy === 'openSettings' ? title : `${title} ${remedyText}`;
}

/** What becomes of what is said while the server is away: captions are kept for as long as it takes, sound is not (soundLink.ts). */
const AWAY = {
  service: 'The server cannot be reached. What you say is kept here until it can.',
  server: 'The server cannot be reached. The last minute of what you say is kept here until it can.',
} as const;

export type HeardBy = keyof typeof AWAY;

interface Now {
  readonly heardBy: HeardBy;
  readonly status: SessionStatus;
  /** Whether the page has its socket to the server. */
  readonly isOpen: boolean;
}

export function statusText(isOn: boolean, { heardBy, status, isOpen }: Now): string {
  if (!isOn) return 'Nothing is heard until you press Start.';
  if (!isOpen) return AWAY[heardBy];
  switch (status.status) {
    case 'idle':
    case 'connecting':
      return 'Getting ready…';
    case 'live':
      return status.warning === null ? 'Captions are on. Speak.' : problemText(status.warning);
    case 'retrying':
    case 'failed':
      return problemText(status.problem);
    default:
      return assertNever(status);
  }
}

/** How this window words problems. What a problem's words are is core's to say. */
import { describeProblem, type ProblemWords, sentencesOf } from '../../core/app/problemWords.ts';
import type { Problem } from '../../core/base/problem.ts';
import { type Words, wordsIn } from '../../core/words/words.ts';
import { appState } from '../bridge.ts';
import { shortcutName } from '../ui/keys.ts';

/** For code outside components; inside one `useWords` gives the same. */
export const wordsNow = (): Words => wordsIn(appState.getState().locale);

/** For somebody who is in Settings already. */
export function problemWordsHere(problem: Problem): ProblemWords {
  return describeProblem(asNamedHere(problem), wordsNow(), 'settings');
}

/** A problem as running text: what is wrong, what to do. */
export const sentencesHere = (problem: Problem): string =>
  sentencesOf(asNamedHere(problem), wordsNow(), 'settings');

/** Keys are shown as this system names them. */
const asNamedHere = (problem: Problem): Problem =>
  'accelerator' in problem ? { ...problem, accelerator: shortcutName(problem.accelerator) } : problem;

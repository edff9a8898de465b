/** A problem as the overlay words it: where clicks pass through, the words lead to what can be pressed. */
import { assertNever } from '../base/never.ts';
import type { Problem } from '../base/problem.ts';
import { describeProblem, type ProblemWords, type Remedy, type WordsForProblems } from './problemWords.ts';

interface NoticeContext {
  /** Locked: clicks pass through, so that a button could not be pressed. */
  readonly isLocked: boolean;
  /** The shortcut for Start and Stop as people read it; empty when there is none. */
  readonly shortcut: string;
  readonly words: WordsForProblems;
}

/** `remedy` is `none` while clicks pass through the overlay. */
export function noticeOf(problem: Problem, { isLocked, shortcut, words }: NoticeContext): ProblemWords {
  const { title, remedyText, remedy } = describeProblem(problem, words);
  if (!isLocked) return { title, remedyText, remedy };
  const second = otherWay(remedy, shortcut, words);
  return {
    title,
    remedyText: second === null ? remedyText : words.problems('sentences', { first: remedyText, second }),
    remedy: 'none',
  };
}

/** How to reach the remedy without a click on the overlay; null where there is none. */
function otherWay(remedy: Remedy, shortcut: string, { problems }: WordsForProblems): string | null {
  switch (remedy) {
    case 'openSettings':
      return problems('trayOpensSettings');
    case 'retry':
      return shortcut === '' ? problems('stopAndStart') : problems('pressTwice', { shortcut });
    case 'none':
      return null;
    default:
      return assertNever(remedy);
  }
}

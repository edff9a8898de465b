/** A problem as the overlay words it: where clicks pass through, the words lead to what can be pressed. */
import { assertNever } from '../base/never.ts';
import type { Problem } from '../base/problem.ts';
import type { ProblemWords, Remedy } from './keepingWords.ts';
import { describeProblem } from './problemWords.ts';

interface NoticeContext {
  /** Locked: clicks pass through, so that a button could not be pressed. */
  readonly isLocked: boolean;
  /** The shortcut for Start and Stop as people read it; empty when there is none. */
  readonly shortcut: string;
}

/** `remedy` is `none` while clicks pass through the overlay. */
export function noticeOf(problem: Problem, { isLocked, shortcut }: NoticeContext): ProblemWords {
  const words = describeProblem(problem);
  if (!isLocked) return words;
  return {
    title: words.title,
    remedyText: `${words.remedyText}${otherWay(words.remedy, shortcut)}`,
    remedy: 'none',
  };
}

/** How to reach the remedy without a click on the overlay. */
function otherWay(remedy: Remedy, shortcut: string): string {
  switch (remedy) {
    case 'openSettings':
      return ' The tray icon opens Settings.';
    case 'retry':
      return shortcut === ''
        ? ' Stop and start captions from the tray icon.'
        : ` Press ${shortcut} twice to try again.`;
    case 'none':
      return '';
    default:
      return assertNever(remedy);
  }
}

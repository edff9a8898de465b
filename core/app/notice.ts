/** A problem as the overlay words it: who cannot click is told where to go instead. Draws nothing. */
import { assertNever } from '../base/never.ts';
import type { Problem } from '../base/problem.ts';
import { describeProblem, type Remedy } from './problemWords.ts';

export interface Notice {
  readonly title: string;
  /** What to do about it, in one or two sentences. */
  readonly remedyText: string;
  /** The button to offer. `none` while clicks pass through the overlay. */
  readonly remedy: Remedy;
}

interface Reach {
  /** Locked: clicks pass through, so that a button could not be pressed. */
  readonly isLocked: boolean;
  /** The shortcut for Start and Stop as people read it; empty when there is none. */
  readonly shortcut: string;
}

export function noticeOf(problem: Problem, { isLocked, shortcut }: Reach): Notice {
  const words = describeProblem(problem);
  if (!isLocked) return words;
  return {
    title: words.title,
    remedyText: `${words.remedyText}${detour(words.remedy, shortcut)}`,
    remedy: 'none',
  };
}

function detour(remedy: Remedy, shortcut: string): string {
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

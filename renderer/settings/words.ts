/** How this window words problems. What a problem's words are is core's to say. */
import type { ProblemWords } from '../../core/app/keepingWords.ts';
import { describeProblem } from '../../core/app/problemWords.ts';
import type { Problem } from '../../core/base/problem.ts';
import { shortcutName } from '../ui/shortcutName.ts';

/** For somebody who is in Settings already. */
export function problemWordsHere(problem: Problem): ProblemWords {
  const words = describeProblem(
    'accelerator' in problem ? { ...problem, accelerator: shortcutName(problem.accelerator) } : problem,
  );
  return { ...words, remedyText: words.remedyText.replace(' in Settings', '') };
}

/** A problem as running text: what is wrong, what to do. */
export function sentencesOf(problem: Problem): string {
  const words = problemWordsHere(problem);
  return `${words.title} ${words.remedyText}`;
}

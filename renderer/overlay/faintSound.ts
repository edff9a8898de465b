/** Joins what a source of the computer's sound says is wrong with what main knows of how loud the system gives it. */

import type { Problem } from '../../core/base/problem.ts';
import { soundSystemProblem } from '../../core/live/soundSystem.ts';
import { appState } from '../bridge.ts';

export interface FaintSoundWatch {
  /** What the source itself says. */
  readonly onProblem: (problem: Problem | null) => void;
  readonly stop: () => void;
}

/** A source that is gone is the worse of both. */
export function watchFaintSound(tell: (problem: Problem | null) => void): FaintSoundWatch {
  let ofSource: Problem | null = null;
  const tellBoth = () => tell(ofSource ?? soundSystemProblem(appState.getState().soundSystem));
  tellBoth();
  return {
    onProblem: (problem) => {
      ofSource = problem;
      tellBoth();
    },
    stop: appState.subscribe(({ soundSystem }, before) => {
      if (soundSystem !== before.soundSystem) tellBoth();
    }),
  };
}

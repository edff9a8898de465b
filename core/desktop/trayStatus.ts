/** What the tray says of the state, as one of its pictures and as one line. */
import { preferredEngine } from '../app/engineChoice.ts';
import { describeProblem } from '../app/problemWords.ts';
import { type AppState, isFinishing } from '../app/state.ts';
import { assertNever } from '../base/never.ts';
import type { Problem } from '../base/problem.ts';
import { wordsIn } from '../words/words.ts';

/** Which of the four pictures fits. */
export type TrayMark = 'idle' | 'connecting' | 'live' | 'problem';

export function trayMark(state: AppState): TrayMark {
  switch (state.session.status) {
    case 'idle':
      return state.problem === null ? 'idle' : 'problem';
    case 'connecting':
    case 'retrying':
      return 'connecting';
    case 'live':
      return state.session.warning === null && state.problem === null ? 'live' : 'problem';
    case 'failed':
      return 'problem';
    default:
      return assertNever(state.session);
  }
}

/** One line that says what goes on; also the tooltip. */
export function trayStatus(state: AppState): string {
  const { session } = state;
  const words = wordsIn(state.locale);
  const { tray } = words;
  const told = (wrong: Problem) => describeProblem(wrong, words).title;
  const { captions, paused, offRecord } = state.intent;
  const muted = state.intent.muted ? 'yes' : 'no';
  const problem = state.problem === null ? null : told(state.problem);
  if (isFinishing(state)) return tray('finishing');
  if (captions && paused) return tray('statusPaused');
  switch (session.status) {
    case 'idle':
      return problem ?? tray('off');
    case 'connecting':
      return tray(preferredEngine(state) === 'local' ? 'starting' : 'connecting');
    case 'retrying':
      return tray('tryingAgain', { attempt: session.attempt, problem: told(session.problem) });
    case 'live':
      if (session.warning !== null) return told(session.warning);
      if (problem === null && offRecord) return tray('statusOffRecord');
      if (problem !== null) return tray('onWithProblem', { muted, problem });
      if (session.fallbackFor === null) return tray('on', { muted });
      return tray('onByComputer', { muted, problem: told(session.fallbackFor) });
    case 'failed':
      return told(session.problem);
    default:
      return assertNever(session);
  }
}

/** The first step: captions, ticked once words have been written down. What is said of who listens is true at each moment. */
import { preferredEngine } from '../../../core/app/engineChoice.ts';
import type { AppState } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { shortcutName } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.tsx';
import { sentencesHere } from '../words.ts';
import { Step } from './Step.tsx';

type Phase = 'off' | 'starting' | 'failed' | 'listening';

export function FirstCaptions({ isDone }: { readonly isDone: boolean }) {
  const { firstMinute } = useWords();
  const phase = useAppState(phaseOf);
  const text = useText(phase);
  const title = phase === 'listening' && !isDone ? 'say' : TITLES[phase];
  return (
    <Step
      title={firstMinute(isDone && phase !== 'failed' ? 'worked' : title)}
      text={text}
      isDone={isDone && phase !== 'failed'}
    >
      <FirstButton phase={phase} isDone={isDone} />
    </Step>
  );
}

const TITLES = { off: 'start', starting: 'start', failed: 'failed', listening: 'worked' } as const;

function phaseOf({ intent, session }: AppState): Phase {
  if (!intent.captions) return 'off';
  switch (session.status) {
    case 'idle':
    case 'connecting':
      return 'starting';
    case 'live':
      return 'listening';
    case 'retrying':
    case 'failed':
      return 'failed';
    default:
      return assertNever(session);
  }
}

function useText(phase: Phase): string {
  const { firstMinute } = useWords();
  const session = useAppState((state) => state.session);
  const preferred = useAppState(preferredEngine);
  const shortcut = useAppState((state) => state.settings.shortcuts.toggleCaptions);
  const keys = shortcutName(shortcut) || 'none';
  if (phase === 'failed' && 'problem' in session) return sentencesHere(session.problem);
  if (phase === 'listening' && session.status === 'live') {
    const listening = firstMinute(session.engine === 'local' ? 'listeningLocal' : 'listeningOpenai');
    if (session.fallbackFor === null) return listening;
    return firstMinute('standingIn', { reason: sentencesHere(session.fallbackFor) });
  }
  return firstMinute(preferred === 'local' ? 'startLocal' : 'startOpenai', { keys });
}

/** A press that can do nothing keeps its place in the order of Tab, so that the focus is not lost. */
function FirstButton({ phase, isDone }: { readonly phase: Phase; readonly isDone: boolean }) {
  const { firstMinute } = useWords();
  const intend = (captions: boolean) =>
    settingsBridge.call('changeIntent', captions ? { captions, overlayVisible: true } : { captions });
  switch (phase) {
    case 'off':
      return (
        <button type="button" className={isDone ? '' : 'primary'} onClick={() => void intend(true)}>
          {firstMinute(isDone ? 'startAgain' : 'startButton')}
        </button>
      );
    case 'failed':
      return (
        <button type="button" onClick={() => void intend(false).then(() => intend(true))}>
          {firstMinute('tryAgain')}
        </button>
      );
    case 'starting':
    case 'listening':
      return (
        <button type="button" aria-disabled="true">
          {firstMinute(phase === 'starting' ? 'starting' : isDone ? 'areOn' : 'listening')}
        </button>
      );
    default:
      return assertNever(phase);
  }
}
